"""What people do in a thread."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from directory.models import Establishment
from help_requests import actions as request_actions
from help_requests.asking.sensitive import Finding
from help_requests.choices import OfferOrigin
from help_requests.models import Offer
from help_requests.models.offers import LONGEST_OFFER
from help_requests.offering import actions as offering
from help_requests.offering.forms import last_reach
from help_requests.offering.refusals import OfferRefusedError, Refusal
from portal.questions import Gap, ask_for
from portal.work import outbox

from .announcing import announce
from .choices import PostKind, Voice
from .following import actions as following
from .following import telling as following_telling
from .guarding import pace, screening
from .models import Post, Thread
from .reading import telling
from .speakers import Speaker, speaker_for
from .writing import caution, drafts, saving
from .writing.standing import Standing, standing_of


class ReplyRefusedError(Exception):
    """Raised when somebody may not write in a thread: `closed`, `suspended`, or there is nobody they speak for.

    `why` is another reason, in words for whoever wrote.
    """

    def __init__(self, *, closed: bool = False, suspended: bool = False, why: str = "") -> None:
        super().__init__("closed" if closed else "suspended" if suspended else "guarded" if why else "no voice")
        self.closed, self.suspended, self.why = closed, suspended, why

    @property
    def told(self) -> str:
        """What whoever wrote is told; their words are given back with it."""
        if self.why:
            return self.why
        if self.suspended:
            return _("Your account is suspended: you cannot write for now. Here is your message, for you to keep.")
        if self.closed:
            return _("This request was closed meanwhile: your message was not published. Here it is, for you to keep.")
        return _("Only volunteers, members of the establishment and the portal's team write here.")


class TooFastError(ReplyRefusedError):
    """Raised when somebody has to wait before they write; `seconds` says how long."""

    def __init__(self, wait: pace.Wait) -> None:
        super().__init__(why=wait.why)
        self.seconds = wait.seconds


class CautionError(ReplyRefusedError):
    """Raised for what may tell who a patient is, or how somebody is reached, until its author says to keep it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(why=caution.told(findings[0]))
        self.findings = findings


@transaction.atomic
def add_post(
    thread: Thread,
    *,
    by: User,
    body: str,
    voice: Voice,
    establishment: Establishment | None = None,
    kind: PostKind = PostKind.TALK,
    at: datetime | None = None,
    key: str = "",
    held_at: datetime | None = None,
) -> Post:
    """Add a post; a volunteer's post answers the request, unless it is their own. The index learns of it as well."""
    said = {"author": by, "body": body, "voice": voice, "establishment": establishment, "kind": kind}
    post = Post(thread=thread, **said, at=at or timezone.now(), key=key or None, held_at=held_at)
    _keep(post)
    return post


def _keep(post: Post, *, is_first: bool = True) -> None:
    """Keep a new post with what follows from it, in the transaction of whoever calls.

    `is_first` is false when the request is known to have been answered before.
    """
    saving.save(post)
    page = post.thread.help_request
    if is_first and page and not post.held_at and post.voice == Voice.VOLUNTEER and post.author_id != page.owner_id:
        request_actions.record_answer(page, at=post.at)
    announce(post.thread)


@transaction.atomic
def reply(
    thread: Thread,
    *,
    by: User,
    body: str,
    kind: PostKind = PostKind.TALK,
    keeps: Collection[str] = (),
    key: str = "",
    is_trapped: bool = False,
    title: str = "",
    is_from_box: bool = False,
) -> Post:
    """Add what somebody wrote, in the voice they have here; sent twice (`key`, or within a minute) it is one.

    What looks like advertising, and new members' first messages, wait for a moderator (`held_at`, `guarding`).
    `keeps` are the digests of findings its author was asked about; `title` is read with it, where one begins with it;
    from the box under the thread, the files and the draft that wait there go with it.
    Raises `ReplyRefusedError` when the thread is closed or nobody speaks through this person, `TooFastError` for who
    has to wait, and `CautionError` when its author has to be asked first.
    """
    # The thread's row is the lock: of two clicks at once, the second sees what the first wrote.
    thread = _locked(thread)
    # Whatever door the words came through: programs and letters send what no form lets pass.
    body = saving.plain(body)
    standing = standing_of(thread, by, body=body, key=key)
    speaker = _admitted(thread, by, body, standing, keeps)
    if standing.twin:
        post = Post.objects.get(pk=standing.twin)
    elif wait := pace.too_fast(thread, by=by, voice=speaker.voice, full_since=standing.full_since):
        raise TooFastError(wait)
    else:
        written = screening.Written(body, speaker.voice, title=title, is_trapped=is_trapped)
        verdict = screening.judge(thread, written, by=by, copies=standing.copies)
        words = {"body": body, "voice": speaker.voice, "establishment": speaker.establishment, "kind": kind}
        post = Post(thread=thread, author=by, **words, key=key or None)
        _publish(post, verdict, standing)
    if is_from_box:
        drafts.empty(thread, by, into=post, has_files=standing.has_files, has_draft=standing.has_draft)
    return post


def _admitted(thread: Thread, by: User, body: str, standing: Standing, keeps: Collection[str]) -> Speaker:
    """Return for whom somebody speaks who may say this here now; raises as `reply` says."""
    if not body:
        raise ReplyRefusedError(why=_("Your message is empty."))
    if thread.locked_at:
        raise ReplyRefusedError(
            why=_("The moderators have locked this discussion: here is your message, for you to keep.")
        )
    speaker, is_open = speaker_for(thread, by, standing), standing.is_open(thread)
    if not is_open or speaker is None or standing.is_suspended:
        raise ReplyRefusedError(closed=not is_open, suspended=standing.is_suspended)
    if findings := caution.unasked(body, keeps=keeps):
        raise CautionError(findings)
    return speaker


def _publish(post: Post, verdict: screening.Verdict, standing: Standing) -> None:
    """Keep a message with what the rules found in it, and have those told who follow."""
    post.held_at = timezone.now() if verdict.is_held else None
    with outbox.together():
        _keep(post, is_first=standing.answered_at is None)
        following_telling.announce(post)
    screening.note(post, verdict, is_new=True)
    if not standing.has_follow:
        following.begin_with_post(post)
    # Nobody else has written since, as long as the thread is locked.
    post.stands_after = standing.before


def _locked(thread: Thread) -> Thread:
    """Return a thread as it is now, nobody else writing in it; its request is the one in hand, when there is one."""
    (found,) = ask_for("locked thread", lambda: _to_lock(Gap("pk", thread.pk)), {"pk": thread.pk})
    if Thread.help_request.is_cached(thread):
        found.help_request = thread.help_request
    return found


def _to_lock(pk: Gap) -> QuerySet[Thread]:
    return Thread.objects.select_for_update().order_by().filter(pk=pk)


def offer_from(post: Post, *, by: User) -> Offer:
    """Turn what a volunteer wrote into an offer of theirs; pressed twice it is one.

    Raises `OfferRefusedError`.
    """
    help_request = post.thread.help_request
    if help_request is None:
        raise OfferRefusedError(Refusal.CLOSED)
    return offering.offer_help(
        help_request,
        volunteer=by.volunteer,
        by=by,
        message=post.body[:LONGEST_OFFER],
        origin=OfferOrigin.THREAD,
        reach=last_reach(by.volunteer),
        key=f"post-{post.pk}",
    )


@transaction.atomic
def withdraw_solution(thread: Thread) -> None:
    """Take back that a post solved the request; the post stays."""
    thread.solution, thread.solution_at = None, None
    thread.save(update_fields=["solution", "solution_at"])
    announce(thread)


@transaction.atomic
def accept_solution(thread: Thread, post: Post, *, by: User | None = None, at: datetime | None = None) -> None:
    """Mark the post that solved what was asked, and thank its author; `by` is nobody when data are loaded."""
    thread.solution, thread.solution_at = post, at or timezone.now()
    thread.save(update_fields=["solution", "solution_at"])
    if by:
        telling.thank(post, by=by)
    announce(thread)


@transaction.atomic
def hide_post(post: Post, *, at: datetime | None = None) -> None:
    """Take a post out of every reader's sight, the index included; its text stays for who moderates."""
    Post.objects.filter(pk=post.pk, hidden_at=None).update(hidden_at=at or timezone.now())
    following_telling.forget(post)
    follow_up(post.thread)


@transaction.atomic
def show_post(post: Post) -> None:
    """Let a post that was hidden or held back be read."""
    if Post.objects.filter(pk=post.pk, held_at__isnull=False).exists():
        following_telling.announce(post)
    Post.objects.filter(pk=post.pk).update(hidden_at=None, held_at=None)
    follow_up(post.thread)


def follow_up(thread: Thread) -> None:
    """Bring a request in step with what can be read in its thread: its first answer and the index."""
    if thread.help_request:
        answers = thread.posts.visible().filter(voice=Voice.VOLUNTEER)
        if asker := thread.help_request.owner_id:
            answers = answers.exclude(author=asker)
        request_actions.recount_first_answer(thread.help_request, posts=answers.values_list("at", flat=True))
    announce(thread)
