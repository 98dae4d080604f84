"""Choosing who sees what: kept on the volunteer, not in the page's revisions, so that it holds at once."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts import consent
from accounts.consent import Purpose
from portal.work import outbox

from .. import photos
from ..models import Volunteer, VolunteerProfilePage
from ..visibility import DEFAULTS, Audience, audience


@transaction.atomic
def choose_audiences(volunteer: Volunteer, typed: Mapping[str, Any]) -> None:
    """Keep who sees what; what is hidden leaves the index, and a hidden photo its old address."""
    volunteer = Volunteer.objects.select_for_update().get(pk=volunteer.pk)
    had_photo = audience(volunteer, "photo")
    volunteer.visibility = {name: typed[name] for name in DEFAULTS}
    volunteer.phone = typed["phone_number"]
    volunteer.save(update_fields=["visibility", "phone"])
    _note_agreement(volunteer, shows_phone=typed["phone"] == Audience.VERIFIED)
    page = VolunteerProfilePage.objects.filter(volunteer=volunteer).select_related("photo").first()
    if page is None:
        return
    if page.photo and had_photo == Audience.EVERYONE != audience(volunteer, "photo"):
        photos.move(page.photo)
    outbox.put("index", kind="profile", pk=page.pk)


def _note_agreement(volunteer: Volunteer, *, shows_phone: bool) -> None:
    if volunteer.user is None:
        return
    if shows_phone:
        consent.give(volunteer.user, Purpose.SHOW_PHONE)
    else:
        consent.withdraw(volunteer.user, Purpose.SHOW_PHONE)
