"""What a visitor types survives signing in or signing up: it waits in their session, and nowhere else.

No page is made for somebody nobody knows, and nothing is kept that holds a social-security number: the form was valid.
"""

from typing import Any

from django.http import HttpRequest, QueryDict

_KEY = "asking"
KEPT_FIELDS = ("text", "themes", "seen", "other_theme", "keeps", "key", "wished")


def remember(request: HttpRequest) -> None:
    """Keep what was just sent."""
    request.session[_KEY] = {name: request.POST.getlist(name) for name in KEPT_FIELDS if name in request.POST}


def remembered(request: HttpRequest) -> QueryDict | None:
    """Return what was kept, as if it were sent again; None when there is nothing."""
    kept: dict[str, Any] = request.session.get(_KEY) or {}
    if not kept:
        return None
    data = QueryDict(mutable=True)
    for name, values in kept.items():
        data.setlist(name, values)
    return data


def forget(request: HttpRequest) -> None:
    """Drop it, once it is a draft or isn't wanted any more."""
    request.session.pop(_KEY, None)
