"""A thread as one column for one reader: what was said and what happened, in the order of time."""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.models import User
from accounts.suspensions import may_write
from help_requests.events import Event, events
from help_requests.models import HelpRequestPage
from help_requests.offering.acting import Acting
from portal.page_cache.parts import kept_part
from portal.routing import said_of

from .addresses import permalink, slug_of
from .entries import PostEntry, Reading, entry
from .models import Post, Thread
from .reading import visits
from .reading.closing import Closing, closing_of
from .reading.mine import Mine, mine_in
from .reading.pages import PageOfPosts, page_of_posts
from .reading.qa import linked_data
from .reading.votes import votes_kept
from .speakers import has_voice_in, may_accept


@dataclass(frozen=True)
class NewFrom:
    """The line above the first post that is new to the reader."""


Entry = PostEntry | Event | NewFrom


@dataclass(frozen=True)
class Column:
    """What was said and what happened, with what was made of it: it may be shown to all who see the same."""

    entries: list[Entry] = field(default_factory=list)
    _made: dict[str, SafeString] = field(default_factory=dict)

    def once(self, name: str, make: Callable[[], SafeString]) -> SafeString:
        """Return what was made of the column before, else make it."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]


@dataclass(frozen=True)
class Discussion:
    """A page of a thread for one reader; `read_until` is the moment of its last post."""

    column: Column = field(default_factory=Column)
    solution: PostEntry | None = None
    # Where the solution stands in the thread: on this page or on another.
    solution_url: str = ""
    thread: Thread | None = None
    is_open: bool = False
    exists: bool = False
    may_reply: bool = False
    reply_url: str = ""
    withdraw_url: str = ""
    number: int = 1
    last: int = 1
    total: int = 0
    read_until: datetime | None = None
    mine: Mine = field(default_factory=Mine)
    # Where what is said next is asked for, on the page on which it will stand.
    live_url: str = ""
    closing: Closing = field(default_factory=Closing)

    @property
    def entries(self) -> list[Entry]:
        """What stands on this page."""
        return self.column.entries

    @property
    def linked_data(self) -> SafeString:
        """The same for search engines."""
        return self.column.once("linked data", self._linked_data)

    def _linked_data(self) -> SafeString:
        posts = [one for one in self.entries if isinstance(one, PostEntry)]
        if self.thread is None:
            return SafeString("")
        return linked_data(self.thread, posts, solution=self.solution, number=self.number, total=self.total)


def discussion_for(
    page: HelpRequestPage, reader: User | AnonymousUser, acts: Acting | None = None, number: int = 1
) -> Discussion:
    """Return what this reader sees; a request that was never published has happenings only.

    `acts` says what the reader may do about offers: replies then have the button that makes an offer of them.
    """
    if reader.is_authenticated:
        return _discussion_for(page, reader, acts, number)
    # All visitors are told the same: what they may do about offers hangs on the page alone.
    return said_of(page, ("discussion", number, acts), lambda: _discussion_for(page, reader, acts, number))


def _discussion_for(
    page: HelpRequestPage, reader: User | AnonymousUser, acts: Acting | None, number: int
) -> Discussion:
    found = said_of(page, ("thread",), lambda: Thread.objects.filter(help_request=page.pk).first())
    happened = said_of(page, ("events",), lambda: events(page))
    if found is None:
        return Discussion(Column([*happened]))
    # The page in hand has its states at hand already.
    thread = copy(found)
    thread.help_request = page
    return discussion_of(thread, reader, number, happened=happened, acts=acts or Acting())


def discussion_of(
    thread: Thread,
    reader: User | AnonymousUser,
    number: int = 1,
    *,
    happened: Iterable[Event] = (),
    acts: Acting | None = None,
) -> Discussion:
    """Return a page of any thread; `happened` is set among its posts."""
    page, mine, acts = page_of_posts(thread, number), mine_in(thread, reader), acts or Acting()
    accepts, is_open = may_accept(thread, reader), thread.is_open
    writes = may_write(reader, is_suspended=mine.is_suspended)
    replies = writes and has_voice_in(thread, reader)
    reading = Reading(thread, reader, accepts, acts, votes_kept(thread, page, mine.votes), writes, replies)
    new = visits.new_to(reader, mine.visit, page.posts)
    column = _column_for(page, reading, happened, new)
    solution = next((one for one in column.entries if isinstance(one, PostEntry) and one.is_solution), None)
    return Discussion(
        column=column,
        solution=solution or _solution_elsewhere(reading),
        solution_url=f"#message-{thread.solution_id}" if solution else permalink(thread.solution_id or 0),
        thread=thread,
        is_open=is_open,
        exists=True,
        may_reply=replies,
        mine=mine,
        reply_url=_reply_url(thread),
        withdraw_url=_withdraw_url(thread) if accepts and thread.solution_id else "",
        number=page.number,
        last=page.last,
        total=page.total,
        read_until=page.posts[-1].at if page.posts else None,
        live_url=reverse("new_posts", args=[thread.pk]) if page.is_last and is_open else "",
        closing=closing_of(thread, reader, decides=accepts, writes=writes) if not is_open else Closing(),
    )


def _column_for(page: PageOfPosts, reading: Reading, happened: Iterable[Event], new: Post | None) -> Column:
    """Return the column as this reader sees it: the same one for all of whom nothing stands in it.

    The key holds all that makes of two such readers two columns. Who wrote here, or found something useful, is shown
    a column of their own.
    """
    shown_on = reading.thread.help_request
    if shown_on is None or reading.has_own_in(page.posts):
        return _column_of(page, reading, happened, new)
    acts = bool(reading.acts.help_url), bool(reading.acts.offers_url)
    rights = reading.accepts, reading.may_write, reading.may_reply
    key = ("column", page.number, acts, rights, new.pk if new else None)
    return said_of(shown_on, key, lambda: _column_of(page, reading, happened, new))


def _column_of(page: PageOfPosts, reading: Reading, happened: Iterable[Event], new: Post | None) -> Column:
    return Column(list(_column(page, [entry(post, reading) for post in page.posts], happened, new)))


def _solution_elsewhere(reading: Reading) -> PostEntry | None:
    """Return the accepted answer that stands on another page, unless moderation has hidden it since."""
    thread = reading.thread
    if thread.solution_id is None:
        return None
    readable = thread.posts.for_reading().filter(pk=thread.solution_id)
    post = kept_part(("solution", thread.solution_id), readable.first)
    return entry(post, reading) if post else None


def _column(page: PageOfPosts, posts: list[PostEntry], happened: Iterable[Event], new: Post | None) -> Iterator[Entry]:
    """Yield this page's posts with what happened between; the first also has what came before, the last what after."""
    first = posts[0].at if posts and page.number > 1 else None
    last = posts[-1].at if posts and not page.is_last else None
    here = [one for one in happened if (first is None or one.at >= first) and (last is None or one.at < last)]
    entries: list[PostEntry | Event] = [*here, *posts]
    for one in sorted(entries, key=lambda entry: entry.at):
        if new and isinstance(one, PostEntry) and one.pk == new.pk:
            yield NewFrom()
        yield one


def _reply_url(thread: Thread) -> str:
    if thread.help_request:
        return reverse("reply", args=[thread.help_request.slug])
    return reverse("reply_in_discussion", args=[thread.pk, slug_of(thread)])


def _withdraw_url(thread: Thread) -> str:
    if thread.help_request:
        return reverse("withdraw_solution", args=[thread.help_request.slug])
    return reverse("withdraw_answer", args=[thread.pk])
