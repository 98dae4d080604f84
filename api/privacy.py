"""What the API keeps of a person: the tokens they made, and for a day what their programs were answered."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import APIToken

from accounts import privacy
from accounts.privacy import Person

from .models import KeptAnswer, TokenRights


def register() -> None:
    """Tell the registry."""
    models = ["api.TokenRights", "api.KeptAnswer", "wagtailcore.APIToken"]
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
        ],
        "answers_kept": [
            {"at": one.at, "answer": one.body} for one in KeptAnswer.objects.filter(user=person.user).order_by("pk")
        ],
    }


def erase(person: Person) -> None:
    """Delete every token and every answer."""
    if person.user is not None:
        APIToken.objects.filter(user=person.user).delete()
        KeptAnswer.objects.filter(user=person.user).delete()
