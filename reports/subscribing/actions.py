"""Asking for reports by mail, confirming it, stopping."""

from collections.abc import Collection

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from accounts.fingerprints import fingerprint
from portal.mail import letters, sending
from portal.rate_limits import Limit

from .links import Wish, confirm_path
from .models import Edition, Mailing, Subscription

# Letters to one address that somebody may cause by typing it: more would be a nuisance to whoever owns it.
LETTERS = Limit("subscribe-address", times=3, seconds=24 * 3600)
# Letters of these may still wait in the outbox when somebody stops.
RECENT = 20


@transaction.atomic
def ask(email: str, editions: Collection[Edition], *, language: str) -> None:
    """Write to an address how to confirm; whoever typed it learns nothing, whether it is known here or not."""
    address = email.strip().lower()
    if not LETTERS.allows(fingerprint(address)):
        return
    row = Subscription.objects.filter(email__iexact=address).first()
    row = row or Subscription(email=address)
    row.language, row.asked_at = language, timezone.now()
    row.save()
    wish = Wish(row.pk, tuple(editions))
    with translation.override(language):
        told = {"editions": [edition.label for edition in wish.editions], "first_name": ""}
        letters.write(
            "reports/email/confirm.txt",
            told | {"url": settings.SITE_URL + confirm_path(wish)},
            to=address,
            subject=_("Confirm that you want our reports by mail"),
            key=f"subscribe-{row.pk}-{get_random_string(12)}",
        )


@transaction.atomic
def confirm(wish: Wish) -> bool:
    """Begin to send what was asked for, and only that; False when the address was taken out meanwhile."""
    row = Subscription.objects.select_for_update().filter(pk=wish.subscription).first()
    if row is None:
        return False
    row.weekly, row.daily = (edition in wish.editions for edition in (Edition.WEEKLY, Edition.DAILY))
    row.confirmed_at = row.confirmed_at or timezone.now()
    row.save(update_fields=["weekly", "daily", "confirmed_at"])
    return True


@transaction.atomic
def stop(subscription: int) -> None:
    """Forget an address, and take back the letters that wait for it; asked again, nothing is left to do."""
    recent = Mailing.objects.order_by("-pk")[:RECENT]
    sending.withdraw([mailing.key(subscription) for mailing in recent])
    Subscription.objects.filter(pk=subscription).delete()
