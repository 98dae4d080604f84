"""Agreeing, and taking it back: one purpose at a time, with the wording that was read, and with effect at once.

Others ask `holds(user, purpose)` at the moment they act, or listen to `changed` to act by themselves.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .fingerprints import fingerprint
from .models import User
from .proofs import Consent, Means, Purpose

__all__ = ["Consent", "Means", "Purpose", "Wording", "changed", "give", "holds", "withdraw", "wording"]

# Sent in the transaction of the change with `user`, `purpose` and `holds`.
changed = Signal()


@dataclass(frozen=True)
class Wording:
    """The text beside the box, and the version by which a proof names it. A changed text is a new version."""

    version: str
    text: Promise


# The last of each is the one in force; the others stay, since proofs name them.
WORDINGS: dict[Purpose, tuple[Wording, ...]] = {
    Purpose.PUBLIC_PROFILE: (
        Wording(
            "2026-11",
            _(
                "I agree that my name and what I let everybody see on my page are published in the directory, "
                "where search engines may find them. I can take my page offline at any time."
            ),
        ),
    ),
    Purpose.CONTACT_RELAY: (
        Wording(
            "2026-11",
            _(
                "I agree that establishments and volunteers write to me through the portal. "
                "They never see my e-mail address, and I can refuse their messages at any time."
            ),
        ),
    ),
    Purpose.SHOW_PHONE: (
        Wording(
            "2026-11",
            _(
                "I agree that members of verified establishments, once signed in, may ask to see my telephone "
                "number. Each time is recorded, and I can read who saw it."
            ),
        ),
    ),
    Purpose.STATISTICS: (
        Wording(
            "2026-11",
            _("I agree that my gender is counted in the portal’s figures, which name nobody. It is never shown."),
        ),
    ),
    Purpose.ALERTS: (
        Wording(
            "2026-11",
            _("I agree to be written to about what I follow: saved searches, requests and discussions."),
        ),
    ),
}


def wording(purpose: Purpose) -> Wording:
    """Return the text to show beside the box of this purpose."""
    return WORDINGS[purpose][-1]


def holds(user: User | None, purpose: Purpose) -> bool:
    """Whether this person agrees at this moment; nobody does for somebody who has left."""
    return user is not None and Consent.objects.standing().filter(user=user, purpose=purpose).exists()


@transaction.atomic
def give(user: User, purpose: Purpose, *, means: Means = Means.FORM, at: datetime | None = None) -> Consent:
    """Note that somebody agrees to the wording in force; asked twice, the first proof stays."""
    User.objects.select_for_update().get(pk=user.pk)
    version, moment = wording(purpose).version, at or timezone.now()
    standing = Consent.objects.standing().filter(user=user, purpose=purpose).first()
    if standing and standing.text_version == version:
        return standing
    if standing:
        Consent.objects.filter(pk=standing.pk).update(withdrawn_at=max(moment, standing.given_at))
    proof = Consent.objects.create(
        user=user,
        pseudonym=fingerprint(user.email),
        purpose=purpose,
        text_version=version,
        given_at=moment,
        means=means,
    )
    changed.send(User, user=user, purpose=purpose, holds=True)
    return proof


@transaction.atomic
def withdraw(user: User, purpose: Purpose) -> bool:
    """Take an agreement back, with effect at once; False when there was none. The proof stays, dated."""
    now = timezone.now()
    ended = Consent.objects.standing().filter(user=user, purpose=purpose).update(withdrawn_at=now)
    if ended:
        changed.send(User, user=user, purpose=purpose, holds=False)
    return bool(ended)
