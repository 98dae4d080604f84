"""Records that were loaded before and say something else now: their rows are rewritten in place.

Rare and small, so pages are saved the ordinary way. Addresses stay, and so do posts and whatever people added since;
for what the record speaks of, the record is right.
"""

from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from directory.models import (
    Area,
    Availability,
    Commune,
    Establishment,
    ProfileProfession,
    ProfileSkill,
    ProfileTheme,
    Volunteer,
    VolunteerProfilePage,
)
from help_requests.models import HelpRequestPage, Need

from ..format.lists import Lists
from ..format.records import EstablishmentRecord, RequestRecord, VolunteerRecord
from . import establishments, people, requests


def _save(page: Page) -> None:
    """Write a page's columns, then save it the ordinary way, with a revision when it has some.

    The child rows were written apart: the page is read again, so that its own copies can't undo them. Without a
    revision that says the same, an editor would be shown what the page said before.
    """
    model = type(page)
    names = [field.name for field in model._meta.local_concrete_fields if not field.primary_key]
    names += ["title", "live", "first_published_at", "owner"]
    model.objects.filter(pk=page.pk).update(**{name: getattr(page, name) for name in names})
    fresh = model.objects.get(pk=page.pk)
    fresh.draft_title, fresh.has_unpublished_changes = fresh.title, not fresh.live
    fresh.last_published_at = timezone.now() if fresh.live else None
    fresh.save()
    if fresh.latest_revision_id:
        revision = fresh.save_revision(clean=False)
        if fresh.live:
            Page.objects.filter(pk=fresh.pk).update(live_revision=revision, has_unpublished_changes=False)


def revise_person(record: VolunteerRecord, volunteer_id: int, *, lists: Lists) -> int | None:
    """Rewrite a volunteer; return the key of the page, or None when the person has left."""
    page = VolunteerProfilePage.objects.filter(volunteer_id=volunteer_id, volunteer__user__isnull=False).first()
    if page is None:
        return None
    User.objects.filter(pk=page.volunteer.user_id).update(
        email=record.email, first_name=record.first_name, last_name=record.last_name
    )
    Volunteer.objects.filter(pk=volunteer_id).update(
        gender=record.gender, phone=record.phone, registered_at=record.registered_at
    )
    page.volunteer.refresh_from_db()
    _strip_person(page)
    communes = Commune.objects.select_related("departement").in_bulk([record.commune] if record.commune else [])
    people.describe(page, record, lists, communes)
    people.write_details([(record, page)], lists=lists)
    _save(page)
    return page.pk


def _strip_person(page: VolunteerProfilePage) -> None:
    """Remove what `write_details` writes. The facts too: the record says what was true from its publication on."""
    Availability.objects.filter(volunteer_id=page.volunteer_id).delete()
    page.volunteer.weekly_slots.all().delete()
    Area.objects.filter(volunteer_id=page.volunteer_id).delete()
    page.volunteer.facts.all().delete()
    for rows in (ProfileTheme, ProfileProfession, ProfileSkill):
        rows.objects.filter(page_id=page.pk).delete()


def _unlink(page: Page, name: str) -> None:
    field = type(page)._meta.get_field(name)
    field.remote_field.through._default_manager.filter(**{field.m2m_field_name(): page.pk}).delete()


def revise_establishment(record: EstablishmentRecord, pk: int, *, lists: Lists) -> bool:
    """Rewrite an establishment; return whether it is still there."""
    if found := Establishment.objects.filter(pk=pk).first():
        establishments.describe(found, record, lists).save()
    return found is not None


def revise_request(page: HelpRequestPage, record: RequestRecord, *, lists: Lists, volunteer: requests.Resolve) -> None:
    """Rewrite a request that already says what its record says, its history included."""
    for rows in (page.periods, page.support, page.tools_sent):
        rows.all().delete()
    Need.objects.filter(help_request_id=page.pk).delete()
    _unlink(page, "themes")
    requests.write_details([(record, page)], lists=lists, volunteer=volunteer)
    _save(page)
