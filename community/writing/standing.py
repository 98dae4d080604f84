"""How things stand between a thread and somebody who writes in it: one question, while the thread's row is locked."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Suspension, User
from directory.models import Membership, VolunteerProfilePage
from help_requests.choices import State
from help_requests.models import FirstAnswer, StatePeriod
from portal.questions import Gap, Row, ask, gaps

from ..guarding import pace, screening
from ..models import Attachment, Follow, Post, PostDraft, Thread

# Longer than the key of any form.
NO_KEY = "-" * 40


@dataclass(frozen=True)
class Standing:
    """What was true at one moment; none of it is kept for the next.

    `state` is that of the request whose thread it is, `answered_at` when a volunteer first answered it; `full_since`
    and `twin` are what `pace` says of them, `before` is how many posts have a place in the thread.
    """

    state: str | None
    is_colleague: bool
    has_page: bool
    is_suspended: bool
    answered_at: datetime | None
    has_files: bool
    has_draft: bool
    has_follow: bool
    full_since: datetime | None
    twin: int | None
    before: int
    elsewhere: int
    others: int

    @property
    def copies(self) -> screening.Copies:
        """How often the same words stand elsewhere."""
        return screening.Copies(self.elsewhere, self.others)

    def is_open(self, thread: Thread) -> bool:
        """Whether people may post, as `Thread.is_open` says."""
        takes_answers = thread.help_request_id is None or self.state in State.taking_answers()
        return thread.is_open_while(takes_answers=takes_answers)


def standing_of(thread: Thread, user: User, *, body: str, key: str) -> Standing:
    """Return how things stand now: a dozen questions that a message would otherwise ask one after the other."""
    now = timezone.now()
    given = {"thread": thread.pk, "user": user.pk, "now": now, "minute_ago": now - pace.MINUTE}
    given |= {"twins_since": now - pace.DOUBLE_SUBMIT, "body": body, "key": key or NO_KEY} | screening.marks(body)
    (row,) = ask("standing", lambda: _standing(**gaps(given)), given)
    return Standing(*row)


def _standing(*, thread: Gap, user: Gap, now: Gap, **words: Gap) -> QuerySet[Thread, Row]:
    page, asking = OuterRef("help_request"), OuterRef("help_request__establishment")
    posts = Post.objects.standing().filter(thread=thread).order_by().values("thread")
    told = (
        Subquery(StatePeriod.objects.current().filter(help_request=page).order_by().values("state")[:1]),
        Exists(Membership.objects.confirmed().filter(establishment=asking, user=user)),
        Exists(VolunteerProfilePage.objects.live().filter(volunteer__user=user)),
        Exists(Suspension.objects.in_force(now).filter(user=user)),
        Subquery(FirstAnswer.objects.filter(help_request=page).values("at")[:1]),
        Exists(Attachment.objects.filter(thread=thread, owner=user, post=None)),
        Exists(PostDraft.objects.filter(thread=thread, user=user)),
        Exists(Follow.objects.filter(thread=thread, user=user)),
        pace.full_since(user, words["minute_ago"]),
        pace.twin(thread, user, since=words["twins_since"], body=words["body"], key=words["key"]),
        Coalesce(Subquery(posts.annotate(number=Count("pk")).values("number")), 0),
        *screening.counts_of(thread, user, mark=words["mark"], since=words["since"]),
    )
    return Thread.objects.filter(pk=thread).order_by().values_list(*told)
