"""`purge [--dry-run]`: the retention table, applied or shown."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal import retention


class Command(BaseCommand):
    """What the worker does each day."""

    help = (
        "Deletes what is past the time it may be kept; --dry-run counts it and changes nothing. "
        "Example: manage.py purge --dry-run"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="show what is due, change nothing")

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        failed = []
        for rule in retention.rules():
            try:
                count = rule.due(timezone.now()).count() if dry_run else retention.apply(rule)
            except Exception as error:  # noqa: BLE001 - one rule that fails must not keep the others from being applied
                failed.append(rule.name)
                self.stderr.write(f"{rule.name}: {type(error).__name__}")
                continue
            self.stdout.write(f"{rule.name}: {count}\t({rule.what}, {rule.kept})")
        if failed:
            raise CommandError(f"Not done: {', '.join(failed)}.")
