"""A request's thread as one column: what was said and what happened, in the order of time."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.models import User
from accounts.suspensions import may_write
from help_requests.events import Event, events, public_name
from help_requests.models import HelpRequestPage
from help_requests.offering.acting import Acting

from .choices import Voice
from .models import Post, Thread
from .speakers import may_accept, speaker_for

# In its place in the thread the accepted answer is cut: it stands whole above.
EXCERPT = 280


@dataclass(frozen=True)
class PostEntry:
    """A post with what its reader needs: who speaks, for whom, and whether it is the accepted answer."""

    pk: int
    at: datetime
    name: str
    url: str
    body: str
    html: SafeString
    speaks_for: str
    is_solution: bool
    accept_url: str = ""
    # What turns it into an offer: its author's own button, or a question to its author by those who asked.
    offer_url: str = ""
    ask_url: str = ""

    @property
    def is_cut(self) -> bool:
        """Whether only its beginning stands in the thread."""
        return self.is_solution and len(self.body) > EXCERPT


@dataclass(frozen=True)
class Discussion:
    """The thread of a request for one reader."""

    entries: list[PostEntry | Event] = field(default_factory=list)
    solution: PostEntry | None = None
    is_open: bool = False
    exists: bool = False
    may_reply: bool = False
    reply_url: str = ""
    withdraw_url: str = ""
    thread: Thread | None = None


def discussion_for(page: HelpRequestPage, reader: User | AnonymousUser, acts: Acting | None = None) -> Discussion:
    """Return what this reader sees; a request that was never published has happenings only.

    `acts` says what the reader may do about offers: replies then have the button that makes an offer of them.
    """
    thread = Thread.objects.filter(help_request=page.pk).first()
    if thread is None:
        return Discussion(entries=list(events(page)))
    # The page in hand has its states at hand already.
    thread.help_request = page
    is_open, accepts = thread.is_open, may_accept(thread, reader)
    acts = acts or Acting()
    posts = [_entry(post, thread, page.slug if accepts else "", acts, reader) for post in thread.posts.for_reading()]
    return Discussion(
        entries=sorted([*events(page), *posts], key=lambda entry: entry.at),
        solution=next((post for post in posts if post.is_solution), None),
        is_open=is_open,
        exists=True,
        may_reply=is_open and speaker_for(thread, reader) is not None and may_write(reader),
        reply_url=reverse("reply", args=[page.slug]),
        withdraw_url=reverse("withdraw_solution", args=[page.slug]) if accepts and thread.solution_id else "",
        thread=thread,
    )


def _entry(post: Post, thread: Thread, slug: str, acts: Acting, reader: User | AnonymousUser) -> PostEntry:
    volunteer = getattr(post.author, "volunteer", None)
    url = public_name(volunteer)[1] if volunteer and post.voice == Voice.VOLUNTEER else ""
    is_solution = post.pk == thread.solution_id
    return PostEntry(
        pk=post.pk,
        at=post.at,
        name=post.author_name,
        url=url,
        body=post.body,
        html=post.shown,
        speaks_for=_speaks_for(post),
        is_solution=is_solution,
        accept_url=reverse("accept_solution", args=[slug, post.pk]) if slug and not is_solution else "",
        offer_url=_offer_url(post, thread) if url and acts.help_url and post.author_id == reader.pk else "",
        ask_url=_ask_url(post, thread) if url and acts.offers_url else "",
    )


def _offer_url(post: Post, thread: Thread) -> str:
    return reverse("offer_from", args=[thread.help_request.slug, post.pk])


def _ask_url(post: Post, thread: Thread) -> str:
    return reverse("propose", args=[thread.help_request.slug, post.author.volunteer.profile.slug])


def _speaks_for(post: Post) -> str:
    """Return for whom a post speaks, when it isn't for its author alone."""
    if post.voice == Voice.ESTABLISHMENT:
        return post.establishment.shown_in_full if post.establishment else str(Voice.ESTABLISHMENT.label)
    return str(Voice.TEAM.label) if post.voice == Voice.TEAM else ""
