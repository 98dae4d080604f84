"""One letter about an offer: what all of them show, who it is answered to, and how it is known again."""

from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from directory.contact import stopping
from portal.mail.letters import write

from ..models import Offer
from . import contacts, permissions, talking
from .dates import when


@dataclass(frozen=True)
class Words:
    """What a letter says beside what every letter about an offer shows."""

    subject: str
    lead: str
    action: str
    facts: list[contacts.ContactLine] = field(default_factory=list)


def names_of(offer: Offer) -> dict[str, str]:
    """Return what sentences name: the volunteer, and the request by its title."""
    return {"name": str(offer.volunteer), "title": offer.help_request.title}


def subject_of(words: str, offer: Offer) -> str:
    """Return a subject, which names the request and nobody."""
    return words % {"title": offer.help_request.title}


def send(
    kind: str,
    offer: Offer,
    person: User,
    words: Words,
    *,
    quoted: str = "",
    answer_to: str = "",
    may_stop: bool = False,
) -> None:
    """Write one letter; the caller has put the reader's language in force."""
    context = {
        "first_name": person.first_name,
        "words": words,
        "quoted": quoted,
        "when": when(offer),
        "need": offer.need.label if offer.need else "",
        "url": settings.SITE_URL + reverse("offer", args=[offer.pk]),
        "is_volunteer": permissions.is_its_volunteer(person, offer),
        "is_direct": bool(answer_to),
    }
    write(
        "help_requests/offering/email/offer.txt",
        context,
        to=person.email,
        subject=words.subject,
        key=f"offer-{offer.pk}-{kind}-{person.pk}",
        stop_url=stopping.stop_url(person) if may_stop else "",
        answer_to=answer_to or talking.reply_to(offer, person),
    )
