"""The letter that tells of new matches: only what cards show, why it comes, and how to stop it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from directory.cards import subtitle
from portal.finding import Hit
from portal.mail import letters

from . import stopping
from .looking import Look

MOST_ITEMS = 10
# What stands below a title, by kind: fields of the card.
LINES = {
    "profile": ("function", "organisation", "place"),
    "request": ("establishment", "place"),
    "resource": ("credit",),
}


@dataclass(frozen=True)
class Item:
    """One new match."""

    title: str
    line: str
    url: str


@dataclass(frozen=True)
class Part:
    """What is new for one search: the first matches, and how many more there are."""

    name: str
    url: str
    items: tuple[Item, ...]
    others: int


def send(user: User, looks: Sequence[Look]) -> None:
    """Queue one letter about everything new, in the person's language; in the transaction that marks it as told."""
    first = looks[0].saved
    with translation.override(user.language):
        context = {
            "first_name": user.first_name,
            "parts": list(_parts(looks)),
            "searches_url": settings.SITE_URL + reverse("saved_searches"),
        }
        letters.write(
            "search/email/alert.txt",
            context,
            to=user.email,
            subject=subject(looks),
            key=f"alert-{first.pk}-{first.version}",
            stop_url=settings.SITE_URL + stopping.stop_url(user.pk, [one.saved.pk for one in looks]),
        )


def subject(looks: Sequence[Look]) -> str:
    """Return a subject that can be understood in a list of letters."""
    number = sum(len(one.new) for one in looks)
    if len(looks) == 1:
        words = {"number": number, "name": looks[0].saved.name}
        one = ngettext("%(number)d new result for “%(name)s”", "%(number)d new results for “%(name)s”", number)
        return one % words
    words = {"number": number, "searches": len(looks)}
    return _("%(number)d new results for %(searches)d of your searches") % words


def _parts(looks: Sequence[Look]) -> Iterator[Part]:
    left = MOST_ITEMS
    for one in looks:
        shown = one.new[:left]
        left -= len(shown)
        url = settings.SITE_URL + one.saved.url
        yield Part(one.saved.name, url, tuple(_item(hit) for hit in shown), len(one.new) - len(shown))


def _item(hit: Hit) -> Item:
    return Item(hit.title, subtitle(hit.card, *LINES.get(hit.kind, ())), settings.SITE_URL + hit.url)
