"""Loading of data sets."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from datasets.console import shown_on
from datasets.format.problems import UnreadableFileError
from datasets.loading import Outcome, RefusedError, load_files
from datasets.models import RecordKind


class Command(BaseCommand):
    """Load people, establishments, requests and posts from files."""

    help = (
        "Loads data sets in the format of docs/data-format.md, all or nothing: a second run changes nothing, each "
        "refused record is named with its reason, nobody is written to. Example: manage.py load_data data/anap_week1"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
        parser.add_argument("--source", help="the name of the set (default: its own, else the folder's)")

    def handle(self, *, paths: list[Path], source: str | None, **options: Any) -> None:
        try:
            outcome = load_files(paths, source=source, progress=shown_on(self.stderr))
        except UnreadableFileError as error:
            raise CommandError(_("Nothing was loaded. %(error)s") % {"error": error}) from None
        except RefusedError as error:
            lines = "\n".join(str(problem) for problem in error.problems)
            told = _("Nothing was loaded. Refused, for %(count)d reasons:") % {"count": len(error.problems)}
            raise CommandError(f"{told}\n{lines}") from None
        self.tell(outcome)

    def tell(self, outcome: Outcome) -> None:
        """Print what happened to each kind of record, and say so when nothing did."""
        for kind in RecordKind:
            counts = {what: outcome[kind, what] for what in ("added", "changed", "same", "gone")}
            words = _("%(kind)s: %(added)d added, %(changed)d changed, %(same)d the same, %(gone)d gone since")
            self.stdout.write(words % {"kind": kind.label, **counts})
        if not any(outcome[kind, what] for kind in RecordKind for what in ("added", "changed")):
            self.stdout.write(_("Nothing to change: these records are all here."))
