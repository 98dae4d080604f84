"""Somebody says that something should not stand there."""

from dataclasses import dataclass

from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

from accounts.models import User

from .choices import FlagState
from .models import Flag
from .targets import Target


@dataclass(frozen=True)
class Sender:
    """Who flags: an account, an address they left, or just a visitor known by `visitor_key`."""

    user: User | None
    email: str
    visitor: str

    @property
    def fingerprint(self) -> str:
        """What tells the same person's second flag, and nothing else: it can't be read back."""
        who = f"user-{self.user.pk}" if self.user else (self.email.strip().casefold() or self.visitor)
        return salted_hmac("community.flag", who, algorithm="sha256").hexdigest()


def flag(target: Target, *, sender: Sender, reason: str, text: str = "") -> tuple[Flag, bool]:
    """Note a flag and say whether it is new: the same person's second one, while the first waits, is the first."""
    given = {
        "region_id": target.region,
        "reason": reason,
        "text": text,
        "by": sender.user,
        "email": "" if sender.user else sender.email,
        "language": sender.user.language if sender.user else (get_language() or "fr"),
    }
    key = {
        "kind": target.kind,
        "object_id": target.pk,
        "sender": sender.fingerprint,
        "state": FlagState.OPEN,
    }
    return Flag.objects.get_or_create(**key, defaults=given)
