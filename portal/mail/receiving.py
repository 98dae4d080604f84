"""Letters handed over by HTTP: a provider, or the mail server itself, posts each as it was sent, signed.

The signature stands for the sender, as `Stripe-Signature` does elsewhere: `X-Entraide-Signature: t=SECONDS,v1=HEX`,
where HEX is the HMAC-SHA256 of `SECONDS.` and the letter under `INBOUND_MAIL_SECRET`.
"""

import hmac
import time
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .fetching import LARGEST
from .inbound import process_inbound

HEADER = "X-Entraide-Signature"
# Clocks differ, and a provider tries again for a while with the same signature (security.md).
STALE = 15 * 60
# Shorter ones can be guessed.
SHORTEST_SECRET = 32


def signature(secret: str, at: int, raw: bytes) -> str:
    """Return the value of the header for a letter handed over at a moment (seconds since 1970)."""
    found = hmac.new(secret.encode(), f"{at}.".encode() + raw, "sha256").hexdigest()
    return f"t={at},v1={found}"


def is_signed(given: str, raw: bytes) -> bool:
    """Whether whoever hands a letter over knows the secret, and signed it lately."""
    at = given.partition(",")[0].removeprefix("t=")
    if not at.isascii() or not at.isdigit() or abs(time.time() - int(at)) > STALE:
        return False
    return hmac.compare_digest(signature(settings.INBOUND_MAIL_SECRET, int(at), raw).encode(), given.encode())


@csrf_exempt
@never_cache
@require_POST
def inbound_mail(request: HttpRequest) -> HttpResponse:
    """Take a letter. Whatever becomes of it, the answer is the same: senders learn nothing here."""
    if len(settings.INBOUND_MAIL_SECRET) < SHORTEST_SECRET or not settings.INBOUND_MAIL_ADDRESS:
        raise Http404
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return HttpResponse(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    raw = request.read(LARGEST + 1)
    if not is_signed(request.headers.get(HEADER, ""), raw):
        return HttpResponse(status=HTTPStatus.FORBIDDEN)
    process_inbound(raw)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)
