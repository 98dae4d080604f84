"""Compile the catalogues without the gettext programs, which a bare machine does not have."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


def compile_catalogue(source: Path) -> bool:
    """Write the `.mo` beside a `.po`; return whether there was something to do."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    with source.open("rb") as words:
        catalogue = read_po(words, abort_invalid=True)
    part = target.with_suffix(".part")
    with part.open("wb") as compiled:
        write_mo(compiled, catalogue)
    part.replace(target)  # a page served meanwhile reads the old file or the new one, never half of it
    return True


class Command(BaseCommand):
    """`locale/AREA/LANGUAGE/LC_MESSAGES/django.po` → `django.mo`, for every area and language."""

    help = "Compiles the catalogues of locale/ that changed, with Babel. Example: manage.py compile_catalogues"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "locale", help="where to look")

    def handle(self, *, folder: Path, **options: Any) -> None:
        sources = sorted(folder.glob("*/*/LC_MESSAGES/*.po"))
        count = sum(compile_catalogue(source) for source in sources)
        self.stdout.write(f"{count} of {len(sources)} catalogues compiled")
