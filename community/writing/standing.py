"""How things stand between a thread and somebody who writes in it: one question, while the thread's row is locked."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from accounts.models import Suspension, User
from directory.models import Membership, VolunteerProfilePage
from help_requests.choices import State
from help_requests.models import FirstAnswer, StatePeriod
from portal.questions import Gap, Row, ask, gaps

from ..models import Attachment, PostDraft, Thread


@dataclass(frozen=True)
class Standing:
    """What was true at one moment; none of it is kept for the next.

    `state` is that of the request whose thread it is, `answered_at` when a volunteer first answered it.
    """

    state: str | None
    is_colleague: bool
    has_page: bool
    is_suspended: bool
    answered_at: datetime | None
    has_files: bool
    has_draft: bool

    def is_open(self, thread: Thread) -> bool:
        """Whether people may post, as `Thread.is_open` says."""
        takes_answers = thread.help_request_id is None or self.state in State.taking_answers()
        return thread.is_open_while(takes_answers=takes_answers)


def standing_of(thread: Thread, user: User) -> Standing:
    """Return how things stand now: seven questions that a message would otherwise ask one after the other."""
    given = {"thread": thread.pk, "user": user.pk, "now": timezone.now()}
    (row,) = ask("standing", lambda: _standing(**gaps(given)), given)
    return Standing(*row)


def _standing(thread: Gap, user: Gap, now: Gap) -> QuerySet[Thread, Row]:
    page, asking = OuterRef("help_request"), OuterRef("help_request__establishment")
    told = (
        Subquery(StatePeriod.objects.current().filter(help_request=page).order_by().values("state")[:1]),
        Exists(Membership.objects.confirmed().filter(establishment=asking, user=user)),
        Exists(VolunteerProfilePage.objects.live().filter(volunteer__user=user)),
        Exists(Suspension.objects.in_force(now).filter(user=user)),
        Subquery(FirstAnswer.objects.filter(help_request=page).values("at")[:1]),
        Exists(Attachment.objects.filter(thread=thread, owner=user, post=None)),
        Exists(PostDraft.objects.filter(thread=thread, user=user)),
    )
    return Thread.objects.filter(pk=thread).order_by().values_list(*told)
