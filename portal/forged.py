"""Forms of the administration that were changed by hand: Wagtail's editors trust the numbers of their choosers."""

import logging
import re
from collections.abc import Callable

from django.contrib import messages
from django.db.utils import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)

WHERE = "/cms/"
# What Python, SQLite and PostgreSQL say of a number that is none, or longer than a column.
NO_NUMBER = re.compile(r"expected a number but got|invalid literal for int\(\)|too large to convert|out of range")


class RefuseForged:
    """Lead whoever sent a number that nobody offered back to the beginning, in words; nothing of it was done.

    Any other error stays one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for a view that broke, if what it was sent broke it."""
        if not request.path.startswith(WHERE) or not is_forged(request, exception):
            return None
        log.warning("a form of the administration was refused (%s)", type(exception).__name__)
        messages.error(request, _("The form held something that none of its fields offers: nothing was changed."))
        return redirect("wagtailadmin_home")


def is_forged(request: HttpRequest, exception: Exception) -> bool:
    """Whether an error tells of a number that is none, or of a way back that is the name of no page."""
    if isinstance(exception, NoReverseMatch):
        back = request.POST.get("next") or request.GET.get("next") or ""
        return bool(back) and back in str(exception)
    return isinstance(exception, ValueError | OverflowError | DataError) and bool(NO_NUMBER.search(str(exception)))
