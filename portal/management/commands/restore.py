"""`restore FILE [--replace]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.backup.errors import BackupError
from portal.backup.restoring import restore


class Command(BaseCommand):
    """A backup in the place of what is here."""

    help = (
        "Takes a backup back, brings it to this version, erases again whom it brought back, rebuilds the index. "
        "Stop web and worker first. Example: manage.py restore entraide.backup"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="even where people have accounts: they are replaced")

    def handle(self, *, file: Path, replace: bool, **options: Any) -> None:
        try:
            manifest = restore(file, replace=replace)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"restored: {len(manifest['files'])} files of {manifest['made_at']}")
