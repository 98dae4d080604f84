"""What somebody was told of: handed out with their data, and gone with them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.privacy import Person

from .models import WaveNotice


def register() -> None:
    """Tell the registry."""
    models = ["matching.WaveNotice"]
    privacy.register("waves", export=export, erase=erase, title=_("Requests I was told of"), models=models)


def export(person: Person) -> Mapping[str, Any]:
    """Return the requests somebody was told of, and when."""
    told = WaveNotice.objects.filter(volunteer__user=person.user) if person.user else WaveNotice.objects.none()
    return {
        "requests": [
            {"title": row.wave.help_request.title, "at": row.at} for row in told.select_related("wave__help_request")
        ]
    }


def erase(person: Person) -> None:
    """Delete who was told; that a wave was sent stays."""
    if person.user:
        WaveNotice.objects.filter(volunteer__user=person.user).delete()
