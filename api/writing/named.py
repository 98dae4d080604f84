"""What a page asks before the first thing that others read one's name with."""

from django.utils.translation import gettext as _

from ..auth import APIRequest
from ..problems import ProblemError


def must_have_a_name(request: APIRequest) -> None:
    """Let somebody pass whose name is known; raises 409 as long as it isn't, where a page would ask for it."""
    if not request.user.get_full_name():
        detail = _("Others read your name with what you do here: say it with PATCH /me, or at /compte/nom/.")
        raise ProblemError(409, _("Say your name first"), detail)
