"""Writes the checked records of one source, batch by batch: the records that others point at first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from directory.models import Volunteer
from help_requests.models import HelpRequestPage

from ..format.parsing import DataSet, Entry
from ..format.records import AuthorRecord, EstablishmentRecord, RequestRecord, VolunteerRecord
from ..format.spool import BATCH, Spool
from ..models import RecordKind
from . import establishments, people, requests, revising
from .conversations import load_posts
from .session import Session

R = TypeVar("R")
# Told after each batch: what, how many are done, of how many.
Progress = Callable[[RecordKind, int, int], None]


def load(session: Session, found: DataSet, progress: Progress | None = None) -> None:
    """Write a whole set, and have it indexed."""
    _each(session, RecordKind.VOLUNTEER, found.volunteers, load_people, progress)
    _each(session, RecordKind.ESTABLISHMENT, found.establishments, load_establishments, progress)
    _each(session, RecordKind.REQUEST, found.requests, load_requests, progress)
    _each(session, RecordKind.POST, found.posts, load_posts, progress)
    session.announce()


def _each(
    session: Session,
    kind: RecordKind,
    entries: Spool[R],
    write: Callable[[Session, Sequence[R]], None],
    progress: Progress | None,
) -> None:
    """Write the records of one kind, and say after each batch how far it is."""
    done = 0
    for some in entries.batches():
        write(session, some)
        done += len(some)
        if progress:
            progress(kind, done, len(entries))


def batches(entries: Sequence[R]) -> Iterator[Sequence[R]]:
    """Cut a sequence into batches."""
    for start in range(0, len(entries), BATCH):
        yield entries[start : start + BATCH]


def load_people(session: Session, entries: Sequence[Entry[VolunteerRecord]]) -> None:
    """Write a batch of volunteers."""
    new, changed = session.sort(RecordKind.VOLUNTEER, entries)
    pages = people.add_people([entry.record for entry in new], planter=session.profiles, lists=session.lists)
    session.added(RecordKind.VOLUNTEER, new, [page.volunteer_id for page in pages])
    session.touch("profile", (page.pk for page in pages))
    for entry, volunteer_id in changed:
        page_id = revising.revise_person(entry.record, volunteer_id, lists=session.lists)
        session.revised(RecordKind.VOLUNTEER, entry, found=page_id is not None)
        session.touch("profile", [page_id] if page_id else [])
    # Nothing else of a set touches them: hundreds of thousands needn't be remembered until its end.
    session.have_indexed()


def load_establishments(session: Session, entries: Sequence[Entry[EstablishmentRecord]]) -> None:
    """Write a batch of establishments."""
    new, changed = session.sort(RecordKind.ESTABLISHMENT, entries)
    added = establishments.add_establishments([entry.record for entry in new], lists=session.lists)
    session.added(RecordKind.ESTABLISHMENT, new, added)
    for entry, pk in changed:
        found = revising.revise_establishment(entry.record, pk, lists=session.lists)
        session.revised(RecordKind.ESTABLISHMENT, entry, found=found)
        session.touch("request", HelpRequestPage.objects.filter(establishment=pk).values_list("pk", flat=True))


def load_requests(session: Session, entries: Sequence[Entry[RequestRecord]]) -> None:
    """Write a batch of requests with their history."""
    new, changed = session.sort(RecordKind.REQUEST, entries)
    owners = users_of(session, (entry.record.author for entry in [*new, *(entry for entry, _pk in changed)]))
    pages = [_request(HelpRequestPage(), entry.record, session, owners) for entry in new]
    session.requests.plant(pages)
    written = [(entry.record, page) for entry, page in zip(new, pages, strict=True)]
    requests.write_details(written, lists=session.lists, volunteer=session.volunteer)
    session.added(RecordKind.REQUEST, new, [page.pk for page in pages])
    for entry, pk in changed:
        if page := HelpRequestPage.objects.filter(pk=pk).first():
            _request(page, entry.record, session, owners)
            revising.revise_request(page, entry.record, lists=session.lists, volunteer=session.volunteer)
            written.append((entry.record, page))
        session.revised(RecordKind.REQUEST, entry, found=page is not None)
    session.touch("request", (page.pk for _record, page in written))
    for record, page in written:
        for support in record.support:
            session.answered(page.pk, support.at)


def _request(
    page: HelpRequestPage, record: RequestRecord, session: Session, owners: dict[str, int | None]
) -> HelpRequestPage:
    return requests.describe(
        page,
        record,
        establishment_id=session.establishment(record.author.establishment),
        owner_id=owners.get(record.author.volunteer or ""),
    )


def users_of(session: Session, authors: Iterable[AuthorRecord]) -> dict[str, int | None]:
    """Return the account of each volunteer that these authors name, by record id; None for one who left."""
    volunteers = {author.volunteer: session.volunteer(author.volunteer) for author in authors if author.volunteer}
    users = dict(Volunteer.objects.filter(pk__in=volunteers.values()).values_list("pk", "user_id"))
    return {record_id: users.get(pk) for record_id, pk in volunteers.items()}
