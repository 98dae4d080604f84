"""What an author is told: it is online, somebody reads it first, or it waits for them and goes."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from directory.establishments.letters import Letter, tell
from portal.dates import day_in_words

from ..models import HelpRequestPage
from ..wording import request_url


def published(page: HelpRequestPage, *, to: User, until: date) -> None:
    """Say that everybody reads it, until when, and what comes next."""
    tell(
        [to],
        lambda: _letter(
            page,
            _("Your request is online: %(title)s") % {"title": page.draft_title},
            _("Volunteers whose profile fits are told of it. You get an e-mail for each answer."),
            _("It stays until %(day)s; we write to you before, and you put it off in one click.")
            % {"day": day_in_words(until)},
        ),
    )


def in_review(page: HelpRequestPage, *, to: User) -> None:
    """Say that somebody reads it first, and why."""
    tell(
        [to],
        lambda: _letter(
            page,
            _("We have your request: %(title)s") % {"title": page.draft_title},
            _("Somebody of the team reads it before everybody does, as for each establishment we don’t know yet."),
            _("You get an e-mail as soon as it is online. You have nothing to do until then."),
        ),
    )


def left_behind(draft: HelpRequestPage, *, to: User, until: date) -> None:
    """Say that a draft waits, and until when: what was typed is nobody else's to read, so it names the title alone."""
    tell(
        [to],
        lambda: Letter(
            subject=_("Your request is not sent yet: %(title)s") % {"title": draft.draft_title},
            paragraphs=(
                _("You began to ask for help, and nobody reads it yet. Go on where you were: it takes a minute."),
                _("Without a change it is deleted on %(day)s. If you need nothing any more, you have nothing to do.")
                % {"day": day_in_words(until)},
            ),
            action=_("Go on with my request"),
            path=reverse("ask_resume", args=[draft.pk]),
            why=_("You get this e-mail because you began a request on Entraide. We write once."),
        ),
    )


def _letter(page: HelpRequestPage, subject: str, *paragraphs: str) -> Letter:
    return Letter(
        subject=subject,
        paragraphs=paragraphs,
        action=_("See my request"),
        path=request_url(page.slug),
        why=_("You get this e-mail because you asked for help on Entraide."),
    )
