"""Records that were loaded before and say something else now: their rows are rewritten in place.

Rare and small, so pages are saved the ordinary way. Addresses stay, and so do posts and whatever people added since;
for what the record speaks of, the record is right.
"""

from django.db.models import Max
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from directory import facts
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
    was_taken_off = page.first_published_at is not None and not page.live
    left_at = page.volunteer.facts.aggregate(at=Max("to_at"))["at"]
    _strip_person(page)
    communes = Commune.objects.select_related("departement").in_bulk([record.commune] if record.commune else [])
    people.describe(page, record, lists, communes)
    people.write_details([(record, page)], lists=lists)
    if was_taken_off:
        # By its owner or by moderators: a new record is no agreement to be published again.
        page.live = False
        facts.record_withdrawn(page.volunteer, at=left_at or timezone.now())
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
    """Rewrite a request that already says what its record says, its history included.

    A request that has lived on here, by its people's or the moderators' doing, keeps its state and its needs.
    """
    _unlink(page, "themes")
    if lives_here(page):
        requests.link_themes([(record, page)], lists=lists)
        page.live = HelpRequestPage.objects.filter(pk=page.pk, live=True).exists()
        _save(page)
        return
    for rows in (page.periods, page.support, page.tools_sent):
        rows.all().delete()
    Need.objects.filter(help_request_id=page.pk).delete()
    requests.write_details([(record, page)], lists=lists, volunteer=volunteer)
    _save(page)


def lives_here(page: HelpRequestPage) -> bool:
    """Whether people have acted on a request since it was loaded: changed its state, offered help, taken it offline."""
    row = HelpRequestPage.objects.get(pk=page.pk)
    was_taken_off = row.first_published_at is not None and not row.live
    return was_taken_off or page.offers.exists() or page.periods.filter(by__isnull=False).exists()
