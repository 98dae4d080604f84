"""What the search page would answer, on a terminal."""

import json
from argparse import ArgumentParser
from datetime import date
from html import unescape
from typing import Any, get_args

from django.core.management.base import BaseCommand, CommandError
from django.utils.html import strip_tags

from portal.finding import FACETS, Kind, Query, Results, finder
from search.body import body_of

# What may be filtered besides facets, by the name of `Query`'s field.
OTHERS = ("available_on", "remote", "near", "radius", "sort")


class Command(BaseCommand):
    """`search_query TEXT`."""

    help = (
        "Prints what the search page would answer. "
        "Example: manage.py search_query 'télétravail ehpad' --kind profile --filter region=53 --limit 5"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text")
        parser.add_argument("--kind", choices=get_args(Kind), action="append", default=[])
        parser.add_argument("--filter", metavar="k=v", action="append", nargs="+", default=[])
        parser.add_argument("--limit", type=int, default=20)
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *, text: str, format: str, **options: Any) -> None:  # noqa: A002 - the option's public name
        pairs = [pair for group in options["filter"] for pair in group]
        query = Query(
            text=text,
            kinds=tuple(options["kind"]),
            per_page=max(1, options["limit"]),
            facets=FACETS,
            **read_filters(pairs),
        )
        results = finder().find(query)
        if format == "json":
            self.stdout.write(json.dumps(body_of(results), ensure_ascii=False, indent=2))
        else:
            self.write_text(results)

    def write_text(self, results: Results) -> None:
        """Print hits with what was understood and why they are there."""
        for explanation in results.understood:
            self.stdout.write(f"({explanation})")
        for number, hit in enumerate(results.hits, 1):
            self.stdout.write(f"{number}. {hit.title}  {hit.url}  {hit.score:.2f}")
            if hit.reasons:
                self.stdout.write(f"   {', '.join(hit.reasons)}")
            if hit.highlight:
                self.stdout.write(f"   {plain(hit.highlight)}")
        self.stdout.write(f"{results.total} found{' (degraded)' if results.degraded else ''}")


def plain(highlight: str) -> str:
    """Return a passage as it was written: a terminal knows neither marks nor entities."""
    return unescape(strip_tags(highlight))


def read_filters(pairs: list[str]) -> dict[str, Any]:
    """Return the fields of a `Query` for `k=v` words; a facet given twice takes either value."""
    facets: dict[str, tuple[str, ...]] = {}
    others: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or name not in (*FACETS, *OTHERS):
            raise CommandError(f"{pair!r}: write name=value, name one of {', '.join((*FACETS, *OTHERS))}", returncode=2)
        if name in FACETS:
            facets[name] = (*facets.get(name, ()), value)
        else:
            others[name] = _read_other(name, value)
    return {"filters": facets, **others}


def _read_other(name: str, value: str) -> Any:
    try:
        if name == "available_on":
            return date.fromisoformat(value)
        if name == "radius":
            return int(value)
    except ValueError as error:
        raise CommandError(f"{name}={value}: {error}", returncode=2) from error
    return value in ("1", "true") if name == "remote" else value
