"""`check_integrity [--fix]`: what should never be."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portal import integrity
from portal.integrity import Check


class Command(BaseCommand):
    """Looks through the database, the index, the outbox and the files for what contradicts itself."""

    help = (
        "Finds what should never be, a line for each, and exits 1 when there is any; --fix mends what can be mended. "
        "Example: manage.py check_integrity --fix"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fix", action="store_true", help="mend what can be mended, then look again")

    def handle(self, *, fix: bool, **options: Any) -> None:
        left = sum(self.look(check, fix=fix) for check in integrity.checks())
        self.stdout.write(f"problems: {left}")
        if left:
            sys.exit(1)

    def look(self, check: Check, *, fix: bool) -> int:
        """Tell what a check finds, mend it when asked to; return how much is left. A check that fails is a problem."""
        try:
            found = list(check.find())
            self.tell(check.name, found)
            if found and fix and check.mend:
                check.mend()
                left = list(check.find())
                self.stdout.write(f"{check.name}: {len(found) - len(left)} mended")
                return len(left)
        except Exception as error:  # noqa: BLE001 - an engine that is away must not keep the other checks from looking
            self.tell(check.name, [f"could not look ({type(error).__name__})"])
            return 1
        return len(found)

    def tell(self, name: str, found: list[str]) -> None:
        """Print a line for each."""
        for line in found:
            self.stdout.write(f"{name}: {line}")
