"""The page for what broke: an id to quote, and for a database that is away, when to come back."""

import errno
import sys
from http import HTTPStatus

from django.db.utils import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

from . import request_ids

# A database that restarts is back within seconds.
COME_BACK = 10
# A disk that is full is no fault of who sent something: it is to be sent again once there is space.
NO_SPACE = (errno.ENOSPC, errno.EDQUOT)


@requires_csrf_token
def broken(request: HttpRequest) -> HttpResponse:
    """Answer 500; 503 with the time to come back when database or disk failed, asking neither anything more."""
    error = sys.exc_info()[1]
    full = isinstance(error, OSError) and error.errno in NO_SPACE
    away = full or isinstance(error, OperationalError | InterfaceError)
    status = HTTPStatus.SERVICE_UNAVAILABLE if away else HTTPStatus.INTERNAL_SERVER_ERROR
    context = {"request_id": request_ids.current(), "away": away}
    response = render(None, "500.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    if away:
        response.headers["Retry-After"] = str(COME_BACK)
    return response
