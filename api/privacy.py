"""What the API keeps of a person: the tokens they made."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import APIToken

from accounts import privacy
from accounts.privacy import Person

from .models import TokenRights


def register() -> None:
    """Tell the registry."""
    models = ["api.TokenRights", "wagtailcore.APIToken"]
    privacy.register("tokens", export=export, erase=erase, title=_("Tokens of the API"), models=models)


def export(person: Person) -> Mapping[str, Any]:
    """Return what each token is for, never what would open the door."""
    found = TokenRights.objects.of(person.user) if person.user else []
    return {
        "tokens": [
            {
                "name": one.token.name,
                "rights": one.rights,
                "made_at": one.token.created,
                "expires_at": one.expires_at,
                "last_used_at": one.token.last_used_at,
            }
            for one in found
        ]
    }


def erase(person: Person) -> None:
    """Delete every token."""
    if person.user is not None:
        APIToken.objects.filter(user=person.user).delete()
