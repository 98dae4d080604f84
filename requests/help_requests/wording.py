"""How states, urgency and age of a request are said: always a word with its icon and tone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.searching.scopes import Label
from portal.dates import day_in_words

from .choices import HelpKind, State, Urgency
from .scopes import REQUEST_TYPES

# Older than this, a date says more than a number of days.
COUNTED_DAYS = 60

STATE_LOOK: Mapping[str, tuple[str, str]] = {
    State.OPEN: ("hand", "info"),
    State.IN_PROGRESS: ("people", "info"),
    State.SOLVED: ("check", "ok"),
}
URGENCY_LOOK: Mapping[str, tuple[str, str]] = {
    Urgency.HIGH: ("clock", "warn"),
    Urgency.CRITICAL: ("alert", "danger"),
}


@dataclass(frozen=True)
class Badge:
    """A word with its icon and tone, and the address of the requests that share it."""

    text: Label
    icon: str = ""
    tone: str = ""
    url: str = ""


def requests_url(**words: str) -> str:
    """Return the address of the list of requests filtered by these parameters, in the reader's language."""
    return f"{reverse('wagtail_serve', args=['demandes/'])}?{urlencode(words)}"


def request_url(slug: str) -> str:
    """Return the address of the request with this slug, in the reader's language."""
    return reverse("wagtail_serve", args=[f"demandes/{slug}/"])


def badges(*, state: str, kind: str, urgency: str) -> list[Badge]:
    """Return a request's badges: state first, then kind, then urgency unless it is an ordinary or ended one."""
    shown = [state_badge(state), kind_badge(kind)]
    if urgency in URGENCY_LOOK and State(state) in State.taking_answers():
        shown.append(Badge(Urgency(urgency).label, *URGENCY_LOOK[urgency]))
    return shown


def state_badge(state: str) -> Badge:
    """Return the badge of a state, leading to the other requests in it."""
    icon, tone = STATE_LOOK.get(state, ("", ""))
    return Badge(State(state).label, icon, tone, requests_url(etat=state))


def kind_badge(kind: str) -> Badge:
    """Return the badge of a kind of help, leading to the other requests for it."""
    word = next(word for word, value in REQUEST_TYPES.items() if value == kind)
    return Badge(HelpKind(kind).label, url=requests_url(type=word))


def asked(day: date) -> str:
    """Return when something was asked: in days while that is recent, else by its date."""
    days = (timezone.localdate() - day).days
    if days <= 0:
        return _("Asked today")
    if days == 1:
        return _("Asked yesterday")
    if days <= COUNTED_DAYS:
        return ngettext("Asked %(number)d day ago", "Asked %(number)d days ago", days) % {"number": days}
    return _("Asked on %(day)s") % {"day": day_in_words(day)}


def places(*, number: int, left: int) -> str:
    """Return how many places are left, in words; nothing for a need that nobody counts."""
    if left == 0:
        return _("Filled")
    words = ngettext("%(left)d place left of %(number)d", "%(left)d places left of %(number)d", left)
    return words % {"left": left, "number": number}
