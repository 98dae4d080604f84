"""Volunteers: the account, the private record, the public page, and what figures read."""

from collections.abc import Iterable, Sequence
from secrets import token_urlsafe

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from accounts import consent
from accounts.consent import Consent, Means, Purpose
from accounts.fingerprints import fingerprint
from accounts.models import User
from directory import facts
from directory.choices import Mode
from directory.models import (
    Area,
    Availability,
    Commune,
    ProfileProfession,
    ProfileSkill,
    ProfileTheme,
    Volunteer,
    VolunteerFact,
    VolunteerProfilePage,
    WeeklySlot,
)
from directory.models.zones import zone_of
from portal import bulk

from ..format.lists import Lists
from ..format.records import AreaRecord, VolunteerRecord

Written = Sequence[tuple[VolunteerRecord, VolunteerProfilePage]]


def add_people(
    records: Sequence[VolunteerRecord], *, planter: bulk.Planter, lists: Lists
) -> list[VolunteerProfilePage]:
    """Write new volunteers and all that hangs on them; return their pages in the order of `records`.

    Their accounts have no password: a person of a data set signs in after a reset, or never.
    """
    users = [_user(record) for record in records]
    bulk.insert_new(User, users)
    _write_agreements(zip(records, users, strict=True))
    volunteers = [_volunteer(record, user) for record, user in zip(records, users, strict=True)]
    bulk.insert_new(Volunteer, volunteers)
    communes = _communes(records)
    pages = [
        describe(VolunteerProfilePage(volunteer=volunteer, owner_id=volunteer.user_id), record, lists, communes)
        for record, volunteer in zip(records, volunteers, strict=True)
    ]
    planter.plant(pages)
    write_details(list(zip(records, pages, strict=True)), lists=lists)
    return pages


def _write_agreements(people: Iterable[tuple[VolunteerRecord, User]]) -> None:
    """Note what those who are published agreed to when they gave their data to the source: a page, and messages."""
    versions = {
        purpose: consent.wording(purpose).version for purpose in (Purpose.PUBLIC_PROFILE, Purpose.CONTACT_RELAY)
    }
    proofs = (
        (user.pk, fingerprint(user.email), purpose, version, record.registered_at, Means.IMPORT)
        for record, user in people
        if record.published_at
        for purpose, version in versions.items()
    )
    bulk.insert_rows(Consent, ("user_id", "pseudonym", "purpose", "text_version", "given_at", "means"), proofs)


def _user(record: VolunteerRecord) -> User:
    return User(
        email=record.email,
        first_name=record.first_name,
        last_name=record.last_name,
        date_joined=record.registered_at,
        password=f"{UNUSABLE_PASSWORD_PREFIX}{token_urlsafe(30)}",
    )


def _volunteer(record: VolunteerRecord, user: User) -> Volunteer:
    return Volunteer(user=user, gender=record.gender, phone=record.phone, registered_at=record.registered_at)


def _communes(records: Iterable[VolunteerRecord]) -> dict[str, Commune]:
    """Fetch the communes that these records name with their département, which facts keep."""
    codes = {record.commune for record in records if record.commune}
    return Commune.objects.select_related("departement").in_bulk(codes)


def describe(
    page: VolunteerProfilePage, record: VolunteerRecord, lists: Lists, communes: dict[str, Commune]
) -> VolunteerProfilePage:
    """Make a page say what its record says. A commune tells the region when the record doesn't."""
    page.title = f"{record.first_name} {record.last_name}"
    page.kinds = list(record.kinds)
    page.function_id = lists.functions[record.function] if record.function else None
    page.sector, page.legal_status = record.sector, record.legal_status
    page.commune = communes[record.commune] if record.commune else None
    page.region_id = record.region or (lists.communes[record.commune] if record.commune else None)
    page.presentation = record.presentation
    page.live = record.published_at is not None
    page.first_published_at = record.published_at
    return page


def write_details(written: Written, *, lists: Lists) -> None:
    """Write all that hangs on volunteers and their pages, for pages on which nothing hangs yet."""
    bulk.insert(Availability, [_availability(*each) for each in written])
    bulk.insert_rows(
        WeeklySlot, ("volunteer_id", "weekday", "part"), (slot for each in written for slot in _week(*each))
    )
    _write_areas(written)
    _write_offers(written, lists)
    _write_facts(written, lists)


def _write_offers(written: Written, lists: Lists) -> None:
    """Write the themes, professions and skills of each page in the order of its record, with its zone."""
    zones = {page.pk: zone_of(page) for _record, page in written}
    for model, name, keys in (
        (ProfileTheme, "theme", lists.themes),
        (ProfileProfession, "profession", lists.professions),
        (ProfileSkill, "skill", lists.skills),
    ):
        rows = (
            (page.pk, keys[slug], order, zones[page.pk])
            for record, page in written
            for order, slug in enumerate(getattr(record, f"{name}s"))
        )
        bulk.insert_rows(model, ("page_id", f"{name}_id", "sort_order", "zone"), rows)


def _availability(record: VolunteerRecord, page: VolunteerProfilePage) -> Availability:
    told = record.availability
    return Availability(
        volunteer_id=page.volunteer_id,
        status=told.status,
        times=list(told.times),
        modes=list(told.modes),
        confirmed_at=record.published_at or record.registered_at,
    )


def _week(record: VolunteerRecord, page: VolunteerProfilePage) -> Iterable[tuple[int, int, str]]:
    parts = (part.split("-") for part in record.availability.week)
    return ((page.volunteer_id, int(day), part) for day, part in parts)


def area_of(record: VolunteerRecord) -> AreaRecord:
    """Return where somebody can help; when they don't say: at a distance if they can be called, else near them."""
    if record.area:
        return record.area
    modes = record.availability.modes
    near = Mode.ON_SITE in modes and record.region
    return AreaRecord(
        regions=(record.region,) if near and record.region else (), remote=bool({Mode.PHONE, Mode.VIDEO} & {*modes})
    )


def _write_areas(written: Written) -> None:
    told = [area_of(record) for record, _page in written]
    areas = [
        Area(
            volunteer_id=page.volunteer_id,
            remote=area.remote,
            around_id=area.around.commune if area.around else None,
            radius_km=area.around.km if area.around else None,
        )
        for area, (_record, page) in zip(told, written, strict=True)
    ]
    bulk.insert_new(Area, areas)
    pairs = list(zip(areas, told, strict=True))
    bulk.link(Area, "regions", ((area.pk, code) for area, record in pairs for code in record.regions))
    bulk.link(Area, "departements", ((area.pk, code) for area, record in pairs for code in record.departements))


def _write_facts(written: Written, lists: Lists) -> None:
    """Note what each published page has said since it was published: figures read nothing else."""
    published = [(record, page) for record, page in written if record.published_at]
    written_facts = [
        VolunteerFact(
            volunteer_id=page.volunteer_id,
            from_at=record.published_at or page.first_published_at,
            **facts.describe(page),
        )
        for record, page in published
    ]
    bulk.insert_new(VolunteerFact, written_facts)
    pairs = zip(written_facts, published, strict=True)
    themes = ((fact.pk, lists.themes[slug]) for fact, (record, _page) in pairs for slug in record.themes)
    bulk.link(VolunteerFact, "themes", themes)
