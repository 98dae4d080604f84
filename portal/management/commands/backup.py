"""`backup --out FILE [--plain]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.backup import making, sealing
from portal.backup.errors import BackupError


class Command(BaseCommand):
    """Everything that can't be rebuilt, in one file, while the portal goes on."""

    help = (
        "Writes the database and the files people sent into FILE, sealed with the key of BACKUP_KEY_FILE. "
        "Example: manage.py backup --out entraide.backup. A key is made once: manage.py backup --new-key KEYFILE"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        wanted = parser.add_mutually_exclusive_group(required=True)
        wanted.add_argument("--out", type=Path, metavar="FILE")
        wanted.add_argument("--new-key", type=Path, metavar="KEYFILE", help="make a key, print its public half")
        parser.add_argument("--plain", action="store_true", help="unsealed: whoever has the file reads everything")

    def handle(self, *, out: Path | None, new_key: Path | None, plain: bool, **options: Any) -> None:
        try:
            if new_key:
                self.stdout.write(sealing.new_key(new_key))
            elif out:
                made = making.make(out.resolve(), plain=plain)
                self.stdout.write(f"{out}: {len(made['files'])} files, {out.stat().st_size} bytes")
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
