"""`match mise-en-place-teletravail`: who could help with a request, best first, with the reasons."""

import json
from argparse import ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from help_requests.models import HelpRequestPage
from matching.candidates import Candidate, candidates_for

EXAMPLES = """\
examples:
  manage.py match mise-en-place-teletravail
  manage.py match 4217 --limit 20 --format json

Exit status: 0 also when nobody fits, 1 when there is no such request, 2 when the command is used wrongly.
"""


class Command(BaseCommand):
    """Prints who could help with a request; changes nothing and tells nobody."""

    help = "Print who could help with a help request, best first, with the reasons."

    def create_parser(self, *args: Any, **kwargs: Any) -> CommandParser:
        return super().create_parser(*args, epilog=EXAMPLES, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("request", metavar="REQUEST", help="page id or slug of a help request")
        parser.add_argument("--limit", type=positive, default=10, metavar="N", help="how many at most (10)")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what the page "who can help" shows."""
        page = find(options["request"])
        found = candidates_for(page, limit=options["limit"])
        self.stdout.write(as_json(page, found) if options["format"] == "json" else as_text(page, found))


def positive(text: str) -> int:
    """Return a number of people; raises `ArgumentTypeError` for none."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is no number of people.")
    return int(text)


def find(text: str) -> HelpRequestPage:
    """Return a request by its slug, else by its page id: a slug may be made of digits. Raises `CommandError`."""
    pages = HelpRequestPage.objects.all()
    page = pages.filter(slug=text).first() or (pages.filter(pk=int(text)).first() if is_number(text) else None)
    if page is None:
        raise CommandError(f"No help request has the id or slug {text!r}.")
    return page


def is_number(text: str) -> bool:
    """Whether it may be a page id: one the database can hold."""
    return text.isascii() and text.isdecimal() and len(text) < 19


def as_json(page: HelpRequestPage, found: Sequence[Candidate]) -> str:
    """Return the JSON of `docs/matching.md`."""
    volunteers = [
        {"slug": one.slug, "score": one.score, "reasons": [asdict(reason) for reason in one.reasons]} for one in found
    ]
    return json.dumps({"request": page.slug, "volunteers": volunteers}, ensure_ascii=False, indent=2)


def as_text(page: HelpRequestPage, found: Sequence[Candidate]) -> str:
    """Return a line a person, and their reasons below."""
    if not found:
        return f"{page.title}: nobody fits."
    lines = [page.title]
    for number, one in enumerate(found, 1):
        lines.append(f"{number:2}. {one.score:.2f}  {one.name} ({one.slug})")
        lines.append(f"          {', '.join(reason.text for reason in one.reasons)}")
    return "\n".join(lines)
