"""How often something may be done: counted in the shared cache, so that every process counts together.

Whoever asks says who acts by a key that names nobody (`who`): a primary key, or the fingerprint of an address.
"""

import time
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Limit:
    """At the most `times` in `seconds`, for one purpose."""

    name: str
    times: int
    seconds: int

    def allows(self, who: str) -> bool:
        """Count one more and return whether it was within the limit; windows begin at fixed moments.

        A cache that is away limits nothing: writing matters more than counting.
        """
        window = int(time.time()) // self.seconds
        key = f"limit-{self.name}-{window}-{who}"
        try:
            cache.add(key, 0, timeout=self.seconds)
            count = int(cache.incr(key))
            # Counting up in the database's cache gives the entry its usual five minutes: a longer window would forget.
            cache.touch(key, self.seconds)
            return count <= self.times
        except ValueError:
            return True


def visitor_key(request: HttpRequest) -> str:
    """Return what stands for who asks: the account, else a fingerprint of the network address (not kept anywhere)."""
    if request.user.is_authenticated:
        return f"user-{request.user.pk}"
    from allauth.core.internal.httpkit import get_client_ip

    return salted_hmac("portal.rate_limits", get_client_ip(request) or "", algorithm="sha256").hexdigest()[:32]
