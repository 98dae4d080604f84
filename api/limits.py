"""How often one caller may ask, said in the headers of every answer (RateLimit fields of the IETF's draft)."""

import time

from django.http import HttpRequest, HttpResponse
from ninja.throttling import BaseThrottle

from portal.rate_limits import Limit, visitor_key

# Ten a second for a minute: a front end never reaches it, a copier of the directory does at once.
# Counted by each process for itself: a row written for each reading would cost more than the reading.
READING = Limit("api-reading", times=600, seconds=60, counted_in="memory")


class Pace(BaseThrottle):
    """Count each request of a caller; the answer's headers are written by `say_pace`."""

    def __init__(self, limit: Limit = READING) -> None:
        self.limit = limit

    def allow_request(self, request: HttpRequest) -> bool:
        left = self.limit.take(visitor_key(request))
        request.api_pace = (self.limit, max(0, left))  # type: ignore[attr-defined]
        return left >= 0

    def wait(self) -> float:
        return self.limit.seconds - time.time() % self.limit.seconds


def say_pace(request: HttpRequest, response: HttpResponse) -> None:
    """Tell the caller what is left."""
    limit, left = getattr(request, "api_pace", (None, 0))
    if limit:
        until = limit.seconds - int(time.time()) % limit.seconds
        response.headers["RateLimit-Policy"] = f"{limit.times};w={limit.seconds}"
        response.headers["RateLimit"] = f"limit={limit.times}, remaining={left}, reset={until}"
