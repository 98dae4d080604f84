"""What somebody is told of a post: who wrote where, the text, and how one answers."""

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.notices.telling import Notice
from portal.templatetags.components import excerpt

from ..addresses import permalink
from ..models import Post
from . import places, reply_address, stopping
from .audience import Listener
from .choices import Cause

LONGEST_EXCERPT = 240


def notice(post: Post, listener: Listener, *, may_answer: bool) -> Notice:
    """Return what one person is told of a post, in their language; `may_answer` by mail, where the thread is open."""
    user, thread = listener.user, post.thread
    with override(user.language):
        stop_url = "" if listener.is_mentioned else stopping.stop_url(thread.pk, user.pk)
        answer_to = reply_address.address_of(thread, user) if may_answer else ""
        return Notice(
            user,
            key=key_of(post.pk),
            title=subject(post, listener),
            text=excerpt(post.body, LONGEST_EXCERPT),
            url=permalink(post.pk),
            action=_("Read it in the discussion"),
            why=why(listener),
            actor=post.author_name,
            answer_to=answer_to,
            group=places.group_of(thread.pk),
            frequency=listener.frequency,
            stop_url=stop_url,
            context={"post": post, "post_html": html_of(post), "by_mail": bool(answer_to), "stops_one": bool(stop_url)},
        )


def key_of(post_pk: int) -> str:
    """Return by which key notices of a post are known: whoever is mentioned isn't told a second time."""
    return f"post-{post_pk}"


def subject(post: Post, listener: Listener) -> str:
    """Return a subject that can stand alone."""
    said = {"name": post.author_name, "thread": str(post.thread)}
    if listener.is_mentioned:
        return _("%(name)s mentions you in “%(thread)s”") % said
    if listener.cause == Cause.ASKER:
        return _("%(name)s has answered “%(thread)s”") % said
    return _("%(name)s has written in “%(thread)s”") % said


def why(listener: Listener) -> str:
    """Return why somebody gets this, in a sentence."""
    if listener.is_mentioned:
        return _("You get this because this message names you.")
    return {
        Cause.ASKER: _("You get this because you asked for help."),
        Cause.MEMBER: _("You get this because your establishment asked for help."),
        Cause.REPLIED: _("You get this because you wrote in this discussion."),
        Cause.MENTIONED: _("You get this because somebody mentioned you in this discussion."),
        Cause.CHOSEN: _("You get this because you follow this discussion."),
    }[Cause(listener.cause)]


def html_of(post: Post) -> SafeString:
    """Return a post as a letter shows it: a letter has no address of its own, so links within the portal are whole."""
    return mark_safe(post.shown.replace('href="/', f'href="{settings.SITE_URL}/'))  # noqa: S308 - cleaned when kept
