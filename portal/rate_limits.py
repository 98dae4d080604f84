"""How often something may be done: counted in the shared cache, so that every process counts together.

Whoever asks says who acts by a key that names nobody (`who`): a primary key, or the fingerprint of an address.
"""

import time
from dataclasses import dataclass

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Limit:
    """At the most `times` in `seconds`, for one purpose.

    `counted_in` is the cache: the shared one, or `memory` for what is asked so often that each process counts alone.
    """

    name: str
    times: int
    seconds: int
    counted_in: str = "default"

    def allows(self, who: str) -> bool:
        """Count one more and return whether it was within the limit."""
        return self.take(who) >= 0

    def take(self, who: str) -> int:
        """Count one more and return how many are left, below zero beyond the limit; windows begin at fixed moments.

        A cache that is away limits nothing: writing matters more than counting.
        """
        cache, window = caches[self.counted_in], int(time.time()) // self.seconds
        key = f"limit-{self.name}-{window}-{who}"
        try:
            cache.add(key, 0, timeout=self.seconds)
            count = int(cache.incr(key))
            # Counting up in the database's cache gives the entry its usual five minutes: a longer window would forget.
            cache.touch(key, self.seconds)
            return self.times - count
        except ValueError:
            return self.times


def visitor_key(request: HttpRequest) -> str:
    """Return what stands for who asks: the account, else a fingerprint of the network address (not kept anywhere)."""
    if request.user.is_authenticated:
        return f"user-{request.user.pk}"
    from allauth.core.internal.httpkit import get_client_ip

    return salted_hmac("portal.rate_limits", get_client_ip(request) or "", algorithm="sha256").hexdigest()[:32]
