"""Which version somebody changes: `If-Match` names it, so that nobody's change is lost under another's."""

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ..problems import ProblemError

# Between the version and the digest of the very bytes: one version has a text for each language and choice of fields.
BETWEEN = "."


def over_a_version(view: Callable[..., Any]) -> Callable[..., Any]:
    """Have the description say that this operation needs `If-Match`."""
    view.takes_version = True  # type: ignore[attr-defined]
    return view


def version_of(*said: object) -> str:
    """Return a version of what has no number of its own: that of its values."""
    return blake2b(repr(said).encode(), digest_size=8).hexdigest()


def note_version(request: HttpRequest, version: object) -> None:
    """Have the answer's ETag begin with this version."""
    request.api_version = str(version)  # type: ignore[attr-defined]


def noted_version(request: HttpRequest) -> str:
    """Return it, nothing for answers of no version."""
    return str(getattr(request, "api_version", ""))


def must_match(request: HttpRequest, version: object) -> None:
    """Let a change pass that was made over this version; raises 428 without `If-Match`, 412 when it is another's."""
    asked = request.headers.get("If-Match", "")
    if not asked:
        detail = _("Read it first, and send the ETag of the answer in the header If-Match.")
        raise ProblemError(428, _("Say which version you change"), detail)
    if asked.strip() != "*" and str(version) not in _versions(asked):
        detail = _("Read it again: somebody changed it meanwhile. Nothing was overwritten.")
        raise ProblemError(412, _("It was changed meanwhile"), detail)


def _versions(header: str) -> set[str]:
    tags = (one.strip().removeprefix("W/").strip('"') for one in header.split(","))
    return {tag.partition(BETWEEN)[0] for tag in tags}
