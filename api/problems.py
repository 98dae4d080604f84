"""Errors as `application/problem+json` (RFC 9457), in the language asked for."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

CONTENT_TYPE = "application/problem+json"


class ProblemError(HttpError):
    """Something the caller can put right: `title` says what happened, `detail` what to do."""

    def __init__(self, status: int, title: str, detail: str = "", **more: Any) -> None:
        super().__init__(status, title)
        self.detail, self.more = detail, more


def problem(status: int, title: str, detail: str = "", **more: Any) -> HttpResponse:
    """Return a problem; `more` are members of its own, as the RFC allows (`errors`)."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    answer = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)
    # An error is true of this moment and of this reader.
    answer.headers["Cache-Control"] = "no-store"
    return answer


def register(api: NinjaAPI) -> None:
    """Have every error of these kinds answered as a problem. Others are faults of ours, left to the error page."""
    api.add_exception_handler(Http404, _not_found)
    api.add_exception_handler(PermissionDenied, _forbidden)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(Throttled, _throttled)
    api.add_exception_handler(HttpError, _http_error)


def _not_found(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(404, _("Nothing here"), _("There is nothing at this address, or nothing that you may see."))


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Answer an address of the API that leads nowhere, in its own manner."""
    return _not_found(request, None)


def _forbidden(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(403, _("Not allowed"), str(error))


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    errors = [{"where": ".".join(map(str, one["loc"])), "message": one["msg"]} for one in error.errors]
    return problem(422, _("Some values can't be read"), _("See `errors` for each of them."), errors=errors)


def _throttled(request: HttpRequest, error: Any) -> HttpResponse:
    answer = problem(429, _("Too many requests"), _("Wait for the time that `Retry-After` says, in seconds."))
    answer.headers["Retry-After"] = str(int(error.wait or 60))
    return answer


def _http_error(request: HttpRequest, error: Any) -> HttpResponse:
    title = {401: _("Sign in first"), 403: _("Not allowed")}.get(error.status_code, error.message)
    detail = getattr(error, "detail", "")
    answer = problem(error.status_code, title, detail, **getattr(error, "more", {}))
    if error.status_code == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer
