"""Who is told of a post: those who follow its thread and those it mentions, but neither its author nor who read it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User
from accounts.notices.choices import Frequency
from accounts.roles import Role
from directory.models import Membership, VolunteerProfilePage

from ..models import Post, Thread, ThreadVisit
from .choices import Cause
from .models import Follow


@dataclass(frozen=True)
class Listener:
    """Somebody who is told, why, and how often if they said so for this thread."""

    user: User
    cause: str
    frequency: Frequency | None
    is_mentioned: bool


def listeners(post: Post) -> list[Listener]:
    """Return who is told of a post, in one order; a mention reaches even those who stopped following."""
    mentioned = mentioned_in(post)
    following = Follow.objects.in_force().filter(thread=post.thread_id).select_related("user")
    told = {
        row.user_id: Listener(row.user, row.cause, Frequency(row.frequency) if row.frequency else None, False)
        for row in following
    }
    for user in User.objects.filter(pk__in=mentioned, is_active=True):
        told[user.pk] = Listener(user, Cause.MENTIONED, None, True)
    for pk in {post.author_id, *readers(post)}:
        told.pop(pk or 0, None)
    return [told[pk] for pk in sorted(told)]


def mentioned_in(post: Post) -> set[int]:
    """Return the keys of the people whom a post mentions."""
    return set(post.mentions.values_list("person_id", flat=True))


def readers(post: Post) -> set[int]:
    """Return the keys of those who have the post before their eyes already."""
    visits = ThreadVisit.objects.filter(thread=post.thread_id, read_until__gte=post.at)
    return set(visits.values_list("user_id", flat=True))


def may_answer(thread: Thread, people: Iterable[int]) -> set[int]:
    """Return who of these people may write in a thread, as `speakers.speaker_for` says of one, in three queries."""
    asked, page = list(people), thread.help_request
    volunteers = VolunteerProfilePage.objects.live().filter(volunteer__user__in=asked)
    may = set(volunteers.values_list("volunteer__user_id", flat=True))
    if page and page.establishment_id:
        members = Membership.objects.confirmed().filter(establishment=page.establishment_id, user__in=asked)
        may |= set(members.values_list("user_id", flat=True))
    team = Q(is_superuser=True) | Q(groups__name__in=Role.values)
    return may | set(User.objects.filter(team, pk__in=asked).values_list("pk", flat=True))
