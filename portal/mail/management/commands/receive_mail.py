"""Taking a letter from a pipe, as mail servers hand them over."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from portal.mail.fetching import LARGEST
from portal.mail.inbound import process_inbound


class Command(BaseCommand):
    """One letter from standard input."""

    help = (
        "Takes one letter from standard input, for a mail server's pipe: exits 0 when it was dealt with, whatever "
        "became of it, 75 when it is to be tried again later. Example: manage.py receive_mail < letter.eml"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Hand it over; raises `SystemExit` with what mail servers take for "later" while the database is away."""
        try:
            self.stdout.write(process_inbound(sys.stdin.buffer.read(LARGEST + 1)))
        except DatabaseError:
            sys.exit(os.EX_TEMPFAIL)
