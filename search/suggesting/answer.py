"""What type-ahead answers: at most ten lines, a fair share of them for each kind."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from directory.searching.reading import clean, folded
from portal.suggesting import Group

from .people import establishment_group, people_group, resource_group
from .places import place_group
from .reference import reference_groups

# One letter begins everything.
SHORTEST, LONGEST = 2, 80
MOST_LINES, MOST_OF_A_KIND, MOST_PLACES = 10, 4, 8
# The field that takes a place and nothing else.
PLACE = "pres_de"


def suggest(text: str, request: HttpRequest, *, field: str = "q") -> list[Group]:
    """Return what `text` may become, by kind; nothing for a single letter.

    `field` is where it is typed: the words of a search become anything, the field `PLACE` a place.
    """
    prefix = folded(clean(text)[:LONGEST])
    if len(prefix) < SHORTEST:
        return []
    if field == PLACE:
        return shared([place_group(prefix, most=MOST_PLACES)])
    groups = [
        *reference_groups(prefix, most=MOST_OF_A_KIND),
        people_group(prefix, request, most=MOST_OF_A_KIND),
        place_group(prefix, most=MOST_OF_A_KIND),
        establishment_group(prefix, request, most=MOST_OF_A_KIND),
        resource_group(prefix, request, most=MOST_OF_A_KIND),
    ]
    return shared(groups)


def shared(groups: list[Group]) -> list[Group]:
    """Return the groups that say something, cut to `MOST_LINES` in all, the first of each first."""
    places = [(number, index) for index, group in enumerate(groups) for number in range(len(group.suggestions))]
    counts = [0] * len(groups)
    for _number, index in sorted(places)[:MOST_LINES]:
        counts[index] += 1
    return [
        replace(group, suggestions=group.suggestions[:count])
        for group, count in zip(groups, counts, strict=True)
        if count
    ]


def suggest_body(text: str, groups: list[Group]) -> dict[str, Any]:
    """Return the answer as JSON: the body of `/api/v1/suggest`."""
    return {
        "query": text,
        "groups": [
            {
                "kind": group.kind,
                "label": str(group.title),
                "suggestions": [
                    {"label": one.label, "detail": one.detail, "url": one.url or None, "fills": one.fills}
                    for one in group.suggestions
                ],
            }
            for group in groups
        ],
    }
