"""Who is told of what readers do: an accepted answer, the wish to go on, a thread that is open again."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.notices import kinds
from accounts.notices.kinds import Kind
from accounts.notices.telling import Notice, tell_many
from accounts.roles import Role

from ..addresses import permalink, thread_url
from ..models import Post, Reopening, Thread

ACCEPTED, REOPENING = "accepted-answer", "reopening"

KINDS = (
    Kind(ACCEPTED, _("My answers that helped"), _("When somebody marks what you wrote as the answer.")),
    Kind(REOPENING, _("Closed discussions"), _("When somebody asks to go on, and when you can.")),
)


def register() -> None:
    """Tell the registry."""
    for kind in KINDS:
        kinds.register(kind)


def thank(post: Post, *, by: User | None) -> None:
    """Thank the author of an accepted answer, once for each post; nobody is thanked by themselves."""
    if post.author is None or (by and by.pk == post.author_id):
        return
    notice = Notice(
        post.author,
        key=f"accepted-{post.pk}",
        title=_("Thank you: your answer was accepted"),
        text=_("In “%(thread)s”, it now stands above the thread.") % {"thread": str(post.thread)},
        url=permalink(post.pk),
        action=_("See it"),
        why=_("You get this letter because you wrote this answer."),
    )
    tell_many(ACCEPTED, [notice])


def tell_of_wish(wish: Reopening) -> None:
    """Tell whoever may open the thread again: those who asked, or else the moderators."""
    thread = wish.thread
    people = [one for one in _askers(thread) if one.pk != wish.user_id] or _moderators()
    tell_many(
        REOPENING,
        [
            Notice(
                user,
                key=f"reopening-{wish.pk}",
                title=_("Somebody asks to open “%(thread)s” again") % {"thread": str(thread)},
                text=wish.why,
                url=f"{thread_url(thread)}#repondre",
                action=_("Read and decide"),
                why=_("You get this letter because you decide in this thread."),
            )
            for user in people
        ],
    )


def tell_reopened(thread: Thread, people: Iterable[User]) -> None:
    """Tell those who asked that they can go on."""
    moment = int(thread.reopened_at.timestamp()) if thread.reopened_at else 0
    tell_many(
        REOPENING,
        [
            Notice(
                user,
                key=f"reopened-{thread.pk}-{moment}",
                title=_("“%(thread)s” is open again") % {"thread": str(thread)},
                url=f"{thread_url(thread)}#repondre",
                action=_("Answer"),
                why=_("You get this letter because you asked to open it again."),
            )
            for user in people
        ],
    )


def _askers(thread: Thread) -> list[User]:
    """Return whose thread it is: who started it, or the confirmed people of the establishment that asks."""
    page = thread.help_request
    if page is None:
        return [thread.author] if thread.author and thread.author.is_active else []
    if page.establishment is None:
        return [page.owner] if page.owner and page.owner.is_active else []
    return list(User.objects.filter(memberships__in=page.establishment.memberships.confirmed(), is_active=True))


def _moderators() -> list[User]:
    return list(User.objects.filter(groups__name=Role.MODERATOR.value, is_active=True))
