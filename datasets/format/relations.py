"""Checks between records and between the dates of one record; each adds to the set's problems."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from accounts.models import User
from directory.models import Volunteer
from help_requests.choices import State

from ..identities import Identities
from ..models import RecordKind
from .parsing import DataSet, Entry
from .records import AuthorRecord, PostRecord, RequestRecord, VolunteerRecord

V, E, R, P = RecordKind.VOLUNTEER, RecordKind.ESTABLISHMENT, RecordKind.REQUEST, RecordKind.POST


def check_all(sets: Sequence[DataSet]) -> None:
    """Check what records say of each other, in each set and, for addresses, between sets."""
    taken: set[str] = set()
    for found in sets:
        identities = Identities(found.source)
        for kind in RecordKind:
            found.ids[kind].update(identities.ids(kind))
        check_people(found, identities, taken)
        check_register(found)
        for entry in found.requests:
            for reason in (*author_reasons(entry.record.author, found), *request_reasons(entry.record, found)):
                found.wrong(R, entry, reason)
        check_posts(found)


def check_people(found: DataSet, identities: Identities, taken: set[str]) -> None:
    """Refuse an address that somebody else has, and a page published before its person registered."""
    for batch in found.volunteers.batches():
        _check_some(batch, found, identities, taken)


def _check_some(
    batch: Sequence[Entry[VolunteerRecord]], found: DataSet, identities: Identities, taken: set[str]
) -> None:
    owners = _owners([entry.record.email.lower() for entry in batch])
    for entry in batch:
        record, address = entry.record, entry.record.email.lower()
        target = identities.target(V, record.id) if (V, record.id) in identities else None
        if address in taken or (address in owners and (target is None or owners[address] != target)):
            found.wrong(V, entry, _("“email”: somebody else has this address"))
        taken.add(address)
        if reason := _before(record.published_at, record.registered_at, "published_at", "registered_at"):
            found.wrong(V, entry, reason)


def _owners(addresses: Sequence[str]) -> dict[str, int | None]:
    """Return the volunteer (or nobody) behind each address that is known here, so many at a time."""
    owners: dict[str, int | None] = {}
    for start in range(0, len(addresses), 500):
        people = User.objects.annotate(address=Lower("email")).filter(address__in=addresses[start : start + 500])
        volunteers = dict(Volunteer.objects.filter(user__in=people).values_list("user_id", "pk"))
        owners |= {address: volunteers.get(pk) for pk, address in people.values_list("pk", "address")}
    return owners


def check_register(found: DataSet) -> None:
    """Refuse a FINESS number that another record of the set has."""
    seen: set[str] = set()
    for entry in found.establishments:
        if entry.record.finess in seen:
            found.wrong(E, entry, _("“finess”: another record has this number"))
        seen.add(entry.record.finess)


def author_reasons(author: AuthorRecord, found: DataSet) -> Iterator[str]:
    """Say what is wrong with who asks or writes."""
    if author.volunteer is None and author.establishment is None:
        yield _("belongs to nobody: name a volunteer, an establishment or both")
    for key, kind, wanted in (("volunteer", V, author.volunteer), ("establishment", E, author.establishment)):
        if wanted is not None and wanted not in found.ids[kind]:
            yield _nothing(key, wanted)


def request_reasons(record: RequestRecord, found: DataSet) -> Iterator[str]:
    """Say what is wrong with a request beyond its own keys."""
    yield from status_reasons(record)
    yield from _in_order(record)
    for support in record.support:
        if support.volunteer not in found.ids[V]:
            yield _nothing("support.volunteer", support.volunteer)
        if reason := _before(support.at, record.submitted_at, "support.at", "submitted_at"):
            yield reason
    for tool in record.tools:
        if reason := _before(tool.sent_at, record.submitted_at, "tools.sent_at", "submitted_at"):
            yield reason
    yield from need_reasons(record)


def need_reasons(record: RequestRecord) -> Iterator[str]:
    """Say what is wrong with the positions that a request asks for."""
    for need in record.needs:
        if (need.profession is None) == (need.skill is None):
            yield _("“needs”: name a profession or a skill, not both")
        if need.filled > need.number:
            yield _("“needs”: more positions filled than asked for")
        if need.filled and record.submitted_at is None:
            yield _("“needs”: positions filled of a request that was never sent")
        if need.starts_on and need.ends_on and need.ends_on < need.starts_on:
            yield _("“needs”: the last day comes before the first")


def _in_order(record: RequestRecord) -> Iterator[str]:
    pairs = (
        (record.published_at, record.submitted_at, "published_at", "submitted_at"),
        (record.closed_at, record.submitted_at, "closed_at", "submitted_at"),
        (record.closed_at, record.published_at, "closed_at", "published_at"),
    )
    yield from filter(None, (_before(*pair) for pair in pairs))


def status_reasons(record: RequestRecord) -> Iterator[str]:
    """Say which dates are missing or too many for a status."""
    if record.status != State.DRAFT and record.submitted_at is None:
        yield _missing_date("submitted_at", record.status)
    if record.status in State.unpublished() and record.published_at:
        yield _date_too_many("published_at", record.status)
    # A request may be withdrawn while it is still in review.
    if record.status not in {*State.unpublished(), State.WITHDRAWN} and record.published_at is None:
        yield _missing_date("published_at", record.status)
    if record.status in State.closed() and record.closed_at is None:
        yield _missing_date("closed_at", record.status)
    if record.status not in State.closed() and record.closed_at:
        yield _date_too_many("closed_at", record.status)


class Dates(NamedTuple):
    """When a request was sent and published."""

    submitted_at: datetime | None
    published_at: datetime | None


def check_posts(found: DataSet) -> None:
    """Refuse posts by nobody, about nothing, before their request, or accepting what isn't in their thread."""
    requests = {
        entry.record.id: Dates(entry.record.submitted_at, entry.record.published_at) for entry in found.requests
    }
    threads = {entry.record.id: entry.record.request for entry in found.posts}
    for entry in found.posts:
        reasons = (
            *author_reasons(entry.record.author, found),
            *_thread_reasons(entry, requests, found),
            *_solution_reasons(entry.record, threads, found),
        )
        for reason in reasons:
            found.wrong(P, entry, reason)


def _thread_reasons(entry: Entry[PostRecord], requests: dict[str, Dates], found: DataSet) -> Iterator[str]:
    post = entry.record
    if post.request not in found.ids[R]:
        yield _nothing("request", post.request)
    elif request := requests.get(post.request):
        if request.published_at is None:
            yield _("“request”: it was never published, so it has no thread")
        elif reason := _before(post.at, request.submitted_at, "at", "submitted_at"):
            yield reason


def _solution_reasons(post: PostRecord, threads: dict[str, str], found: DataSet) -> Iterator[str]:
    if post.solution_of is None:
        return
    if post.solution_of == post.id or post.solution_of not in found.ids[P]:
        yield _nothing("solution_of", post.solution_of)
    elif threads.get(post.solution_of, post.request) != post.request:
        yield _("“solution_of”: that post is in another thread")


def _nothing(key: str, value: str) -> str:
    return _("“%(key)s”: “%(value)s” refers to nothing in this set") % {"key": key, "value": value}


def _before(later: datetime | None, earlier: datetime | None, later_key: str, earlier_key: str) -> str:
    if later is None or earlier is None or later >= earlier:
        return ""
    return _("“%(later)s” comes before “%(earlier)s”") % {"later": later_key, "earlier": earlier_key}


def _missing_date(key: str, status: State) -> str:
    return _("“%(key)s”: missing for the status “%(status)s”") % {"key": key, "status": status.value}


def _date_too_many(key: str, status: State) -> str:
    return _("“%(key)s”: can't be there with the status “%(status)s”") % {"key": key, "status": status.value}
