"""Posts as their readers see them: who speaks, for whom, what it is, and what this reader may do with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.models import User
from help_requests.events import public_name
from help_requests.offering.acting import Acting

from .addresses import place
from .choices import PostKind, Voice
from .models import Post, Thread
from .reading.votes import Votes
from .writing.showing import Written, written

# In its place in the thread the accepted answer is cut: it stands whole above.
EXCERPT = 280
KIND_ICONS = {PostKind.OFFER: "hand", PostKind.TOOL: "file", PostKind.CALL: "phone"}


@dataclass(frozen=True)
class PostEntry:
    """A post with what its reader needs: who speaks, for whom, and whether it is the accepted answer.

    It holds all that is drawn, and nothing that changes by itself: the same entry is always the same HTML.
    """

    pk: int
    at: datetime
    name: str
    url: str
    body: str
    html: SafeString
    speaks_for: str
    is_solution: bool
    kind: str = ""
    icon: str = ""
    useful: int = 0
    useful_url: str = ""
    is_found_useful: bool = False
    accept_url: str = ""
    # What turns it into an offer: its author's own button, or a question to its author by those who asked.
    offer_url: str = ""
    ask_url: str = ""
    written: Written = field(default_factory=Written)

    @property
    def is_cut(self) -> bool:
        """Whether only its beginning stands in the thread."""
        return self.is_solution and len(self.body) > EXCERPT


@dataclass(frozen=True)
class Reading:
    """Who reads a thread, what they may do there, and how posts were found: what entries are made with."""

    thread: Thread
    reader: User | AnonymousUser
    accepts: bool = False
    acts: Acting = field(default_factory=Acting)
    votes: Mapping[int, Votes] = field(default_factory=dict)
    # Whether they may write at all, and so vote; whether they may write here.
    may_write: bool = False
    may_reply: bool = False

    def has_own_in(self, posts: Iterable[Post]) -> bool:
        """Whether something of these posts is shown to this reader alone: they wrote it, or found it useful."""
        if not self.reader.is_authenticated:
            return False
        mine = {pk for pk, votes in self.votes.items() if votes.is_mine}
        return any(post.author_id == self.reader.pk or post.pk in mine for post in posts)


def entry(post: Post, reading: Reading) -> PostEntry:
    """Return a post as this reader sees it."""
    volunteer = getattr(post.author, "volunteer", None)
    url = public_name(volunteer)[1] if volunteer and post.voice == Voice.VOLUNTEER else ""
    is_solution = post.pk == reading.thread.solution_id
    is_mine = reading.reader.is_authenticated and post.author_id == reading.reader.pk
    votes = reading.votes.get(post.pk, Votes())
    return PostEntry(
        pk=post.pk,
        at=post.at,
        name=post.author_name,
        url=url,
        body=post.body,
        html=post.shown,
        speaks_for=_speaks_for(post),
        is_solution=is_solution,
        kind=str(PostKind(post.kind).label) if post.kind != PostKind.TALK else "",
        icon=KIND_ICONS.get(PostKind(post.kind), ""),
        useful=votes.number,
        useful_url=place("useful", post.pk) if reading.may_write and not is_mine else "",
        is_found_useful=votes.is_mine,
        accept_url=_accept_url(post, reading.thread) if reading.accepts and not is_solution else "",
        offer_url=_offer_url(post, reading.thread) if url and reading.acts.help_url and is_mine else "",
        ask_url=_ask_url(post, reading.thread) if url and reading.acts.offers_url else "",
        written=written(post, is_mine=is_mine, writes=is_mine and reading.may_write, may_reply=reading.may_reply),
    )


def _accept_url(post: Post, thread: Thread) -> str:
    if thread.help_request:
        return reverse("accept_solution", args=[thread.help_request.slug, post.pk])
    return place("accept_answer", post.pk)


def _offer_url(post: Post, thread: Thread) -> str:
    return reverse("offer_from", args=[thread.help_request.slug, post.pk]) if thread.help_request else ""


def _ask_url(post: Post, thread: Thread) -> str:
    slug = post.author.volunteer.profile.slug if post.author else ""
    return reverse("propose", args=[thread.help_request.slug, slug]) if thread.help_request else ""


def _speaks_for(post: Post) -> str:
    """Return for whom a post speaks, when it isn't for its author alone."""
    if post.voice == Voice.ESTABLISHMENT:
        return post.establishment.shown_in_full if post.establishment else str(Voice.ESTABLISHMENT.label)
    return str(Voice.TEAM.label) if post.voice == Voice.TEAM else ""
