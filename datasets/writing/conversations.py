"""Posts in the threads of requests, and the one that solved each."""

from collections.abc import Sequence
from dataclasses import dataclass

from community.choices import Voice
from community.models import Post, Thread
from directory.models import Volunteer
from portal.bulk import BATCH

from ..format.parsing import Entry
from ..format.records import PostRecord
from ..models import RecordKind
from .session import Session


@dataclass(frozen=True, slots=True)
class Place:
    """The thread of a request, and who asked in it."""

    thread_id: int
    request_id: int
    establishment_id: int | None
    owner_id: int | None


def load_posts(session: Session, entries: Sequence[Entry[PostRecord]]) -> None:
    """Write a batch of posts. Those of a request that was deleted since its own load are left out."""
    places = _places(session, entries)
    users = _users(session, entries)
    new, changed = session.sort(RecordKind.POST, entries)
    told = [(entry, post) for entry in new if (post := _describe(Post(), entry.record, session, places, users))]
    session.outcome[RecordKind.POST, "gone"] += len(new) - len(told)
    Post.objects.bulk_create((post for _entry, post in told), batch_size=BATCH)
    session.added(RecordKind.POST, [entry for entry, _post in told], [post.pk for _entry, post in told])
    for entry, pk in changed:
        found = Post.objects.filter(pk=pk).first()
        if post := found and _describe(found, entry.record, session, places, users):
            post.save()
            told.append((entry, post))
        session.revised(RecordKind.POST, entry, found=found is not None)
    for entry, post in told:
        _note(session, entry.record, post, places[entry.record.request])


def _places(session: Session, entries: Sequence[Entry[PostRecord]]) -> dict[str, Place]:
    """Return the thread of each request that these posts name, by the request's record id."""
    ids = {entry.record.request for entry in entries}
    pages = {session.identities.target(RecordKind.REQUEST, each): each for each in ids}
    rows = Thread.objects.filter(help_request__in=list(pages)).values_list(
        "pk", "help_request_id", "help_request__establishment_id", "help_request__owner_id"
    )
    return {pages[row[1]]: Place(*row) for row in rows}


def _users(session: Session, entries: Sequence[Entry[PostRecord]]) -> dict[int, int | None]:
    """Return the accounts behind the volunteers that these posts name, by volunteer."""
    pks = {session.volunteer(name) for entry in entries if (name := entry.record.author.volunteer)}
    return dict(Volunteer.objects.filter(pk__in=pks).values_list("pk", "user_id"))


def _describe(
    post: Post, record: PostRecord, session: Session, places: dict[str, Place], users: dict[int, int | None]
) -> Post | None:
    """Make a post say what its record says, or return None when its thread is gone."""
    if (place := places.get(record.request)) is None:
        return None
    post.thread_id = place.thread_id
    post.establishment_id = session.establishment(record.author.establishment)
    post.author_id = users.get(session.volunteer(record.author.volunteer)) if record.author.volunteer else None
    post.voice = voice_of(record, place, post.establishment_id)
    post.at, post.body = record.at, record.body
    return post


def voice_of(record: PostRecord, place: Place, establishment_id: int | None) -> Voice:
    """Return for whom a post speaks.

    Somebody of another establishment who writes in the thread answers, and so speaks as a volunteer.
    """
    for_the_asker = establishment_id is not None and establishment_id == place.establishment_id
    return Voice.ESTABLISHMENT if record.author.volunteer is None or for_the_asker else Voice.VOLUNTEER


def _note(session: Session, record: PostRecord, post: Post, place: Place) -> None:
    """Have the request indexed again, and answered when a volunteer other than who asks writes."""
    session.touch("request", [place.request_id])
    asks = post.author_id is not None and post.author_id == place.owner_id
    if post.voice == Voice.VOLUNTEER and not asks:
        session.answered(place.request_id, record.at)
    if record.solution_of:
        session.accept(post.thread_id, record.solution_of, record.at)
