"""The account: address, name, sign-in, agreements. Secrets of sign-in are erased and never handed out."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from portal.private import delete_with_row

from ..models import Consent, DataArchive, User
from ..privacy import Person

MODELS = [
    "accounts.User",
    "accounts.User_groups",
    "accounts.User_user_permissions",
    "accounts.Consent",
    "accounts.DataArchive",
    "accounts.FormerAddress",
    "accounts.InactivityWarning",
    "account.EmailAddress",
    "account.EmailConfirmation",
    "mfa.Authenticator",
    "sessions.Session",
    "usersessions.UserSession",
    "socialaccount.SocialAccount",
    "socialaccount.SocialToken",
]


def export(person: Person) -> Mapping[str, Any]:
    """Return what somebody told when they registered, and what they agreed to."""
    user = person.user
    if user is None:
        return {"consents": [_consent(proof) for proof in Consent.objects.filter(pseudonym=person.fingerprint)]}
    return {
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "language": user.language,
        "registered_at": user.date_joined,
        "last_sign_in": user.last_login,
        "roles": list(user.groups.values_list("name", flat=True)),
        "addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        "former_addresses": list(user.former_addresses.values("email", "until")),
        "second_factors": list(Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at")),
        "open_sessions": sum(1 for _session in sessions_of(person)),
        "signed_in_from": list(UserSession.objects.filter(user=user).values("created_at", "ip", "user_agent")),
        "accounts_elsewhere": list(SocialAccount.objects.filter(user=user).values("provider", "uid", "date_joined")),
        "consents": [_consent(proof) for proof in Consent.objects.filter(user=user)],
        "archives": list(DataArchive.objects.filter(user=user).values("asked_at", "ready_at")),
    }


def _consent(proof: Consent) -> Mapping[str, Any]:
    return {
        "purpose": proof.purpose,
        "text_version": proof.text_version,
        "given_at": proof.given_at,
        "withdrawn_at": proof.withdrawn_at,
        "means": proof.means,
    }


def erase(person: Person) -> None:
    """Delete the account and all that signs in to it; agreements stay as proof, under their pseudonym."""
    for session in list(sessions_of(person)):
        session.delete()
    user = person.user
    if user is None:
        return
    now = timezone.now()
    Consent.objects.standing().filter(user=user).update(withdrawn_at=now)
    Consent.objects.filter(user=user).update(user=None, pseudonym=person.fingerprint)
    # Locked, so that one being made is either seen with its file or never gets one.
    for archive in DataArchive.objects.select_for_update().filter(user=user):
        delete_with_row(archive.file)
    profile = getattr(user, "wagtail_userprofile", None)
    if profile:
        delete_with_row(profile.avatar)
    User.objects.get(pk=user.pk).delete()


def sessions_of(person: Person) -> Iterator[Session]:
    """Yield the sessions in which this person is signed in or has begun to sign in."""
    pk = str(person.user.pk) if person.user else None
    for session in Session.objects.iterator():
        data = session.get_decoded()
        if (pk and data.get("_auth_user_id") == pk) or names_one(person, data):
            yield session


def names_one(person: Person, data: Mapping[str, Any]) -> bool:
    """Whether a session says one of this person's addresses: a code was asked for with it."""
    said = json.dumps(data, default=str)
    return any(address in said for address in person.addresses)
