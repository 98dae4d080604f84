"""The doors by which a wave comes in: each form sent there is one transaction, counted limits and session included.

Apart, they would be a dozen, and each waits for the disk: ten people a second instead of fifty, and a known address
would answer a few waits sooner than an unknown one.
"""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

# Forms that write and hash nothing; signing in with a password is not one: hashing would keep others waiting.
DOORS = (
    "/compte/signup/",
    "/compte/confirm-email/",
    "/compte/login/code/",
    "/compte/login/code/confirm/",
    "/compte/password/reset/",
)


def one_transaction(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware around the session: what a door writes is written at once, or not at all when it failed."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.path.endswith(DOORS):
            return get_response(request)
        with transaction.atomic():
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return answer
