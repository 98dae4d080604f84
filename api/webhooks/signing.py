"""Signatures as in the Standard Webhooks specification (1.0): receivers find a library for them in every language.

The secret is derived from SECRET_KEY and the address's nonce: a copy of the database signs nothing. While an older
SECRET_KEY is among the fallbacks, and for a day after a new secret was made, messages carry a signature of each.
"""

import hmac
from base64 import b64encode
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .models import Webhook, new_nonce

# Both secrets sign for so long after a change.
OVERLAP = timedelta(days=1)
PREFIX = "whsec_"


def secret_of(webhook: Webhook) -> str:
    """Return the secret that a receiver enters: `whsec_` and 32 bytes in base64."""
    return PREFIX + b64encode(_key(webhook, webhook.nonce, settings.SECRET_KEY)).decode()


def headers(webhook: Webhook, message: str, body: bytes, now: datetime) -> dict[str, str]:
    """Return the headers of a message; what is signed is its id, the second it is sent in, and its body."""
    stamp = str(int(now.timestamp()))
    signed = b".".join([message.encode(), stamp.encode(), body])
    masters = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [_key(webhook, nonce, master) for nonce in webhook.nonces(now) for master in masters]
    signatures = [b64encode(hmac.digest(key, signed, sha256)).decode() for key in keys]
    return {
        "Content-Type": "application/json",
        "webhook-id": message,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(f"v1,{signature}" for signature in signatures),
    }


@transaction.atomic
def renew_secret(webhook: Webhook) -> str:
    """Make a new secret and return it; the one before signs too until the overlap is over."""
    row = Webhook.objects.select_for_update().get(pk=webhook.pk)
    row.former_nonce, row.former_until = row.nonce, timezone.now() + OVERLAP
    row.nonce = new_nonce()
    row.save(update_fields=["nonce", "former_nonce", "former_until"])
    return secret_of(row)


def _key(webhook: Webhook, nonce: str, master: str) -> bytes:
    return hmac.digest(master.encode(), f"api.webhooks:{webhook.pk}:{nonce}".encode(), sha256)
