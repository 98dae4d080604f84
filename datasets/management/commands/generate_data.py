"""Data for scale tests and for the demo."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from datasets.console import shown_on
from datasets.generating.making import generate, scale_of
from datasets.models import RecordKind


class Command(BaseCommand):
    """Make volunteers, requests and threads out of a seed."""

    help = (
        "Writes realistic French data, the same for the same seed, dated within the eight weeks before --until. "
        "Example: manage.py generate_data --volunteers 50000 --requests 5000 --posts-per-request 5 --seed 1"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--volunteers", type=int, required=True, metavar="N")
        parser.add_argument("--requests", type=int, required=True, metavar="M")
        parser.add_argument("--posts-per-request", type=int, required=True, metavar="P")
        parser.add_argument("--seed", type=int, required=True, metavar="S")
        parser.add_argument("--until", type=date.fromisoformat, metavar="DATE", help="default: today")

    def handle(self, *, until: date | None, seed: int, **options: Any) -> None:
        asked = [options[name] for name in ("volunteers", "requests", "posts_per_request")]
        if min(*asked, seed) < 0:
            raise CommandError(_("Numbers can't be negative."), returncode=2)
        try:
            session = generate(
                scale_of(*asked), seed=seed, until=until or timezone.localdate(), progress=shown_on(self.stderr)
            )
        except LookupError as error:
            raise CommandError(_("%(error)s Run load_reference first.") % {"error": error}) from None
        for kind in RecordKind:
            told = {"kind": kind.label, "count": session.outcome[kind, "added"]}
            self.stdout.write(_("%(kind)s: %(count)d added") % told)
