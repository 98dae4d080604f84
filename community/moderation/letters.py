"""Letters of moderation: to authors about decisions, to whoever flagged about the outcome, to moderators each day."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.dates import day_in_words
from portal.mail.letters import write

from .choices import Kind, Verdict
from .models import Decision, Flag
from .targets import Target


@dataclass(frozen=True)
class Letter:
    """What a letter of moderation says: sentences, somebody's words, and what can be done about it."""

    subject: str
    name: str
    sentences: tuple[str, ...]
    comment: str = ""
    links: tuple[tuple[str, str], ...] = ()
    why: str = ""


def send(to: str, letter: Letter, *, key: str) -> None:
    """Queue a letter, once for each key."""
    context = {"letter": letter, "first_name": letter.name}
    write("community/moderation/email/letter.txt", context, to=to, subject=letter.subject, key=key)


def tell_author(decision: Decision, target: Target) -> None:
    """Tell the author what was decided, why, and what they can do."""
    author = decision.author
    if author is None or not author.is_active:
        return
    with translation.override(author.language):
        letter = Letter(
            subject=subject(decision, target),
            name=author.first_name,
            sentences=tuple(sentences(decision, target)),
            comment=decision.comment,
            links=tuple(links(decision, target)),
            why=_("You get this e-mail because it is about what you wrote on Entraide."),
        )
        send(author.email, letter, key=f"decision-{decision.pk}")


def subject(decision: Decision, target: Target) -> str:
    """Return a subject that can stand alone; a title that others must not read stays out of a list of letters."""
    words = {"what": named(target)}
    return {
        Verdict.APPROVED: _("%(what)s is online"),
        Verdict.CHANGES_ASKED: _("Please change something: %(what)s"),
        Verdict.REFUSED: _("%(what)s was not published"),
        Verdict.HIDDEN: _("%(what)s was taken offline"),
        Verdict.SHOWN: _("%(what)s is online again"),
        Verdict.WARNED: _("A warning from the moderators"),
        Verdict.SUSPENDED: _("You cannot write on Entraide for now"),
        Verdict.LIFTED: _("You can write on Entraide again"),
        Verdict.APPEAL_GRANTED: _("Your appeal was granted"),
        Verdict.APPEAL_REJECTED: _("Your appeal was rejected"),
    }[Verdict(decision.verdict)] % words


def named(target: Target) -> str:
    """Return how the author calls the thing."""
    if target.kind == Kind.PROFILE:
        return _("Your page")
    if target.kind == Kind.REQUEST:
        return _("Your request “%(title)s”") % {"title": target.title}
    return _("Your account") if target.kind == Kind.PERSON else _("Your message")


def sentences(decision: Decision, target: Target) -> Iterable[str]:
    """Yield what was decided, why, and what it means."""
    yield {
        Verdict.APPROVED: _("The moderators have read your text and published it."),
        Verdict.CHANGES_ASKED: _(
            "The moderators have read your text and ask you to change something before it is published. "
            "What was online stays online."
        ),
        Verdict.REFUSED: _("The moderators have read your text and did not publish it."),
        Verdict.HIDDEN: _("The moderators have taken it offline: nobody but you and them can read it."),
        Verdict.SHOWN: _("The moderators have put it back online."),
        Verdict.WARNED: _("The moderators ask you to respect the rules of the portal. This warning is kept."),
        Verdict.SUSPENDED: suspended_until(decision),
        Verdict.LIFTED: _("Your suspension is over."),
        Verdict.APPEAL_GRANTED: _("Another moderator has looked at it again and agrees with you."),
        Verdict.APPEAL_REJECTED: _("Another moderator has looked at it again; the first decision stands."),
    }[Verdict(decision.verdict)]
    if decision.reason:
        yield _("Reason: %(reason)s.") % {"reason": decision.get_reason_display()}


def suspended_until(decision: Decision) -> str:
    """Return until when somebody can't write."""
    sanction = getattr(decision, "sanction", None)
    until = sanction.suspension.until if sanction and sanction.suspension else None
    if until is None:
        return _("You can no longer write on the portal. You can still read it and keep your account.")
    words = {"day": day_in_words(until.date())}
    return _("You cannot write on the portal until %(day)s. You can still read it and keep your account.") % words


def links(decision: Decision, target: Target) -> Iterable[tuple[str, str]]:
    """Yield what the author can do: change the text, see it, appeal."""
    if decision.verdict in (Verdict.CHANGES_ASKED, Verdict.REFUSED) and target.kind == Kind.PROFILE:
        yield _("Change my page"), settings.SITE_URL + "/compte/profil/"
    elif decision.verdict in (Verdict.APPROVED, Verdict.SHOWN, Verdict.CHANGES_ASKED) and target.url:
        yield _("See it on the site"), settings.SITE_URL + target.url
    if decision.verdict in Verdict.appealable():
        url = settings.SITE_URL + reverse("moderation_decision", args=[decision.pk])
        yield _("Read the decision, or ask another moderator to look again"), url


def tell_flagger(flag: Flag, *, followed: bool) -> None:
    """Tell whoever flagged what came of it, when they left a way to."""
    to = flag.by.email if flag.by and flag.by.is_active else flag.email
    if not to:
        return
    with translation.override(flag.language):
        letter = Letter(
            subject=_("What came of what you reported"),
            name=flag.by.first_name if flag.by else "",
            sentences=(outcome(flag, followed=followed), _("Thank you for your attention.")),
            why=_("You get this e-mail because you reported something on Entraide and left your address."),
        )
        send(to, letter, key=f"flag-{flag.pk}-{'followed' if followed else 'dismissed'}")


def outcome(flag: Flag, *, followed: bool) -> str:
    """Return what came of a flag, in a sentence."""
    if flag.kind == Kind.TALK:
        return (
            _("The moderators agree with you, and have dealt with whoever wrote these messages.")
            if followed
            else _(
                "The moderators have read what you showed them: it does not break the rules of the portal. "
                "You can refuse this person’s messages at any time."
            )
        )
    return (
        _("The moderators agree with you: it is no longer online.")
        if followed
        else _("The moderators have read it and leave it online: it does not break the rules of the portal.")
    )


def tell_moderator(user: Any, number: int, *, day: str) -> None:
    """Tell a moderator how much waits, once a day."""
    with translation.override(user.language):
        waiting = ngettext("%(number)d item waits for a decision", "%(number)d items wait for a decision", number)
        letter = Letter(
            subject=waiting % {"number": number},
            name=user.first_name,
            sentences=(_("The oldest stands first in the queue."),),
            links=((_("Open the moderation queue"), settings.SITE_URL + reverse("moderation_queue")),),
            why=_("You get this e-mail each morning when something waits, because you moderate Entraide."),
        )
        send(user.email, letter, key=f"moderation-{day}-{user.pk}")
