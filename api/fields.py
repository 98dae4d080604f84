"""Sparse answers: `?fields=slug,title` keeps these fields of each result (or of the one thing asked for)."""

from typing import Any

from django.http import HttpRequest

NAME = "fields"
# A list's own members always stay: an answer without `next` can't be followed.
LIST = "results"


def only_fields(request: HttpRequest, data: Any) -> Any:
    """Return `data` with the fields asked for; a field that nothing has is left out in silence, as an empty one is."""
    wanted = {name.strip() for name in request.GET.get(NAME, "").split(",") if name.strip()}
    if not wanted or not isinstance(data, dict):
        return data
    if LIST in data:
        return {**data, LIST: [_cut(one, wanted) for one in data[LIST]]}
    return _cut(data, wanted)


def _cut(one: Any, wanted: set[str]) -> Any:
    return {name: value for name, value in one.items() if name in wanted} if isinstance(one, dict) else one
