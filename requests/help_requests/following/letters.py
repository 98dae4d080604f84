"""The letters about a request's life, each in the language of whoever reads it."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from portal.dates import day_in_words
from portal.mail.letters import write

from ..models import HelpRequestPage, Outcome, Term
from ..wording import request_url
from . import links


def ending(term: Term, person: User) -> None:
    """Ask whether a request that ends soon is still needed."""
    page = term.help_request
    with translation.override(person.language):
        day = day_in_words(term.expires_on)
        subject = _("Is it still needed? Your request ends on %(day)s") % {"day": day}
        key, url = f"{page.pk}-{term.expires_on}", links.answer_url(page, person)
        _write("ending", page, person, subject=subject, key=key, day=day, answer_url=url)


def over(page: HelpRequestPage, person: User, last_day: date) -> None:
    """Tell that a request is over for want of an answer, and how one click opens it again."""
    with translation.override(person.language):
        subject = _("Your request has expired: one click opens it again")
        key, day, url = f"{page.pk}-{last_day}", day_in_words(last_day), links.answer_url(page, person)
        _write("over", page, person, subject=subject, key=key, day=day, answer_url=url)


def thanks(outcome: Outcome, person: User) -> None:
    """Thank a volunteer who helped, in the words of whoever closed the request."""
    page = outcome.help_request
    with translation.override(person.language):
        asking = page.establishment.shown_in_full if page.establishment else ""
        subject = _("%(who)s thanks you") % {"who": asking} if asking else _("Somebody you helped thanks you")
        _write("thanks", page, person, subject=subject, key=f"{outcome.pk}", asking=asking, text=outcome.text)


def _write(name: str, page: HelpRequestPage, person: User, *, subject: str, key: str, **words: Any) -> None:
    about = {"first_name": person.first_name, "title": page.title, "url": settings.SITE_URL + request_url(page.slug)}
    template = f"help_requests/following/email/{name}.txt"
    write(template, {**about, **words}, to=person.email, subject=subject, key=f"{name}-{key}-{person.pk}")
