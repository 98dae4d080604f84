"""`erase_person EMAIL --reason TEXT`: somebody who asked by letter, or of whom the law says so."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.mydata import erasing

from .export_person import found


class Command(BaseCommand):
    """The same erasure as the button on the page of my data."""

    help = (
        "Erases all the portal knows of a person; what others need to understand stays without them. The worker does "
        "the rest (index, free space) within a minute. "
        'Example: manage.py erase_person camille@example.org --reason "letter of 3 April"'
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--reason", required=True, metavar="TEXT", help="kept with the fingerprint, without a name")

    def handle(self, *, email: str, reason: str, **options: Any) -> None:
        if not reason.strip():
            raise CommandError("Give a reason.", returncode=2)
        person = found(email)
        try:
            erasing.erase(person, reason=reason.strip())
        except erasing.EraseRefusedError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"erased: {person.fingerprint[:12]}")
