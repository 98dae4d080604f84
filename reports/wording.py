"""Functions and professions in both forms, « directeur ou directrice », wherever people read them.

The JSON carries the masculine form, which is the name of the list entry; pages and texts address everybody.
"""

from typing import Any

from directory.models import Function, Profession


def in_both_forms(figures: dict[str, Any]) -> dict[str, Any]:
    """Return figures whose functions and professions are named in both forms; counts are untouched, two queries."""
    people, positions = figures["volunteers"], figures["positions"]
    return figures | {
        "volunteers": people | {"functions": _named(people["functions"], Function)},
        "positions": positions | {"by_profession": _named(positions["by_profession"], Profession)},
    }


def both(masculine: str, feminine: str) -> str:
    """Write « Chef ou cheffe de projet » of « Chef de projet » and « Cheffe de projet »: what they share once."""
    his, hers = masculine.split(), feminine.split()
    shared = 0
    while shared < min(len(his), len(hers)) and his[-1 - shared] == hers[-1 - shared]:
        shared += 1
    end = his[len(his) - shared :]
    his, hers = his[: len(his) - shared], hers[: len(hers) - shared]
    if not his or not hers:
        return masculine
    return " ".join([*his, "ou", _lower(hers), *end])


def _lower(words: list[str]) -> str:
    text = " ".join(words)
    return text if words[0].isupper() else text[0].lower() + text[1:]


def _named(items: list[dict[str, Any]], model: type[Function] | type[Profession]) -> list[dict[str, Any]]:
    slugs = [item["slug"] for item in items if item["slug"]]
    forms = {slug: both(his, hers) for slug, his, hers in _forms(model, slugs)}
    return [item | {"name": forms.get(item["slug"], item["name"])} for item in items]


def _forms(model: type[Function] | type[Profession], slugs: list[str]) -> list[tuple[str, str, str]]:
    if not slugs:
        return []
    return list(model.objects.filter(slug__in=slugs).values_list("slug", "name_fr", "feminine"))
