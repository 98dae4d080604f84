"""What the pages' own actions refuse, as problems: nothing a person may try is an error of ours."""

from typing import Any

from django.core.exceptions import RequestDataTooBig, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from accounts.suspensions import SUSPENDED
from directory.contact.actions import HOUR, RefusedError, TooManyError
from directory.contact.permissions import Refusal as ContactRefusal
from help_requests.actions import WayClosedError
from help_requests.offering.refusals import OfferRefusedError, Refusal

from .problems import problem

# Of these, who asks is the reason; of the others, what became of the request or of the other person.
ABOUT_WHO_ASKS = {Refusal.SUSPENDED, Refusal.NO_PAGE, Refusal.OWN, Refusal.UNVERIFIED, Refusal.NOT_YOURS}
ABOUT_WHO_WRITES = {ContactRefusal.SELF, ContactRefusal.SUSPENDED, ContactRefusal.NO_STANDING}


def not_ready() -> str:
    """Return the title of what can't be done yet."""
    return _("Not possible now")


def register(api: NinjaAPI) -> None:
    """Have each answered in words."""
    api.add_exception_handler(OfferRefusedError, _offer_refused)
    api.add_exception_handler(RefusedError, _contact_refused)
    api.add_exception_handler(TooManyError, _too_many)
    api.add_exception_handler(WayClosedError, _way_closed)
    api.add_exception_handler(ValidationError, _not_valid)
    api.add_exception_handler(RequestDataTooBig, _too_big)


def _offer_refused(request: HttpRequest, error: Any) -> HttpResponse:
    return _refused(error.reason, is_about_who_asks=error.reason in ABOUT_WHO_ASKS)


def _contact_refused(request: HttpRequest, error: Any) -> HttpResponse:
    return _refused(error.reason, is_about_who_asks=error.reason in ABOUT_WHO_WRITES)


def _refused(reason: Any, *, is_about_who_asks: bool) -> HttpResponse:
    status, title = (403, _("Not allowed")) if is_about_who_asks else (409, not_ready())
    return problem(status, title, str(reason.label), reason=reason.value)


def _too_many(request: HttpRequest, error: Any) -> HttpResponse:
    answer = problem(429, _("Too many requests"), _("Too many messages within an hour, or numbers within a day."))
    answer.headers["Retry-After"] = str(int(HOUR.total_seconds()))
    return answer


def _way_closed(request: HttpRequest, error: Any) -> HttpResponse:
    words = {"state": error.current.label}
    detail = _("This can’t be done any more. The request is now: %(state)s.") % words
    return problem(409, not_ready(), detail, state=error.current.value)


def _not_valid(request: HttpRequest, error: Any) -> HttpResponse:
    text = " ".join(error.messages)
    if getattr(error, "code", "") == SUSPENDED:
        return problem(403, _("Not allowed"), text)
    errors = [{"where": "body", "message": message} for message in error.messages]
    return problem(422, _("Some values can't be taken"), text, errors=errors)


def _too_big(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(413, _("This is too much at once"), _("Send less: a text, not a file."))
