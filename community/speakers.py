"""Who speaks for whom in a thread, and who decides there. One rule for pages, API and actions."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role, holds, works_for_portal
from accounts.suspensions import may_write
from directory.models import Establishment, VolunteerProfilePage
from help_requests.following.thanking import Helper
from help_requests.models import HelpRequestPage
from help_requests.permissions import is_colleague
from portal.page_cache.parts import kept_of_member
from portal.questions import Gap, Row, ask

from .choices import Voice
from .models import Post, Thread
from .writing.standing import Standing


@dataclass(frozen=True)
class Speaker:
    """The voice somebody has in a thread, and the establishment they speak for."""

    voice: Voice
    establishment: Establishment | None = None


def speaker_for(thread: Thread, user: User | AnonymousUser, standing: Standing | None = None) -> Speaker | None:
    """Return how this person speaks here: for the establishment that asks, as a volunteer, or for the team.

    None when there is nobody for whom they could speak: neither an account alone nor a page nobody has read yet
    writes in public. `standing` is what was asked about both just now, for who writes.
    """
    if not user.is_authenticated or not user.is_active:
        return None
    if standing.is_colleague if standing else speaks_for_establishment(thread, user):
        return Speaker(Voice.ESTABLISHMENT, thread.help_request.establishment if thread.help_request else None)
    if standing.has_page if standing else kept_of_member(user.pk, "page online", lambda: _has_page_online(user)):
        return Speaker(Voice.VOLUNTEER)
    if works_for_portal(user):
        return Speaker(Voice.TEAM)
    return _for_theirs(user) if thread.help_request is None else None


def _has_page_online(user: User) -> bool:
    return bool(ask("page online", lambda: _pages_online(Gap("user", user.pk)), {"user": user.pk}))


def _pages_online(user: Gap) -> QuerySet[VolunteerProfilePage, Row]:
    return VolunteerProfilePage.objects.live().filter(volunteer__user=user).order_by().values_list("pk")[:1]


def _for_theirs(user: User) -> Speaker | None:
    """Return the voice of a confirmed member in a general discussion: that of the establishment they joined first."""
    theirs = Establishment.objects.for_member(user).order_by("memberships__confirmed_at", "pk").first()
    return Speaker(Voice.ESTABLISHMENT, theirs) if theirs else None


def may_start(user: User | AnonymousUser) -> bool:
    """Whether somebody may start a general discussion: whoever may write in one."""
    return speaker_for(Thread(), user) is not None


def may_reply(thread: Thread, user: User | AnonymousUser) -> bool:
    """Whether this person writes in a thread now."""
    return may_write(user) and has_voice_in(thread, user)


def has_voice_in(thread: Thread, user: User | AnonymousUser) -> bool:
    """Whether a thread takes what this person says, unless they are suspended."""
    return thread.is_open and speaker_for(thread, user) is not None


def speaks_for_establishment(thread: Thread, user: User) -> bool:
    """Whether this person is a confirmed member of the establishment whose request this is."""
    return thread.help_request is not None and is_colleague(user, thread.help_request)


def who_answered(page: HelpRequestPage) -> Iterable[Helper]:
    """Yield the volunteers whose messages can be read in the thread of a request, for those who say thanks."""
    posts = Post.objects.visible().filter(thread__help_request=page.pk, voice=Voice.VOLUNTEER)
    for volunteer in posts.exclude(author__volunteer=None).values_list("author__volunteer", flat=True).distinct():
        yield Helper(volunteer, _("answered in the thread"))


def may_accept(thread: Thread, user: User | AnonymousUser) -> bool:
    """Whether this person may say which post solved it: whoever asked, the establishment, and moderators."""
    if not user.is_authenticated or not user.is_active:
        return False
    if holds(user, Role.MODERATOR):
        return True
    return asks(thread, user) or speaks_for_establishment(thread, user)


def asks(thread: Thread, user: User) -> bool:
    """Whether this person started the discussion, or asked in their own name: no establishment speaks for them."""
    if thread.help_request is None:
        return thread.author_id == user.pk
    return thread.help_request.establishment_id is None and thread.help_request.owner_id == user.pk
