"""Loading of the reference lists."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from directory.reference.loading import load_all
from directory.reference.tables import MalformedFileError
from directory.reference.writing import Change


class Command(BaseCommand):
    """Fill or refresh the lists that everything else points at."""

    help = (
        "Loads regions, départements, communes, themes, professions, functions, skills, categories of establishment "
        "and the FINESS extract from the packaged data/. A second run changes nothing; what editors changed stays. "
        "Example: manage.py load_reference --finess etalab-cs1100502.csv"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--finess", type=Path, metavar="FILE", help="a full national register instead")

    @transaction.atomic
    def handle(self, *, finess: Path | None, **options: Any) -> None:
        try:
            for change in load_all(settings.DATA_DIR, finess=finess):
                self.tell(change)
        except MalformedFileError as error:
            raise CommandError(_("Nothing was loaded. %(error)s") % {"error": error}) from None

    def tell(self, change: Change) -> None:
        """Print what happened to one list."""
        counts = {"total": change.total, "added": change.added, "changed": change.changed}
        words = _("%(total)d (%(added)d added, %(changed)d changed)") % counts
        self.stdout.write(f"{change.label}: {words}")
