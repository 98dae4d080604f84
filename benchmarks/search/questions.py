"""The fixed mix of questions, read as the directory reads them."""

from pathlib import Path
from typing import NamedTuple

from django.http import QueryDict

from directory.search_form import SearchForm
from directory.searching.scopes import PROFILES
from portal.finding import Query

FILE = Path(__file__).resolve().parents[1] / "queries.txt"


class Asked(NamedTuple):
    """A question and what it is an example of."""

    name: str
    query: Query


def questions() -> list[Asked]:
    """Return the questions of `queries.txt`; raise `ValueError` for one that the directory would warn about."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [_read(line) for line in lines if line and not line.startswith("#")]


def _read(line: str) -> Asked:
    name, address = (part.strip() for part in line.split("q=", 1))
    form = SearchForm(QueryDict(f"q={address}"), scope=PROFILES, path="/annuaire/")
    if form.warnings:
        raise ValueError(f"{name}: {form.warnings}")
    return Asked(name, form.query)
