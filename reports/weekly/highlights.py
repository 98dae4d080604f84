"""What is worth reading in a report: suggested by the portal, chosen by editors, looked up again for each reader.

A choice is kept as `kind:pk` and shown only while anybody may read what it names: whoever withdraws their page, or is
erased, is in no report any more.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from community.addresses import thread_url
from community.models import Thread
from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage, ToolSent
from toolbox.models import Resource

from ..figures.received import received
from ..period import Period

MOST_SUGGESTED = 12
# Without a choice of the editors, a report shows this many of what the week's requests gave.
MOST_SHOWN = 6
SECONDS = 60
NOBODY = AnonymousUser()


@dataclass(frozen=True)
class Highlight:
    """Something to read: its kind, its name, a few words about it, where it is."""

    kind: str
    pk: int
    title: str
    about: str
    url: str

    @property
    def key(self) -> str:
        """How a choice is kept."""
        return f"{self.kind}:{self.pk}"

    @property
    def label(self) -> str:
        """What it is."""
        return str(KINDS[self.kind].label)

    @property
    def icon(self) -> str:
        """Its icon."""
        return KINDS[self.kind].icon


@dataclass(frozen=True)
class Kind:
    """A kind of thing to read: all of them that anybody may read, those of a week, and how one is shown."""

    label: Any
    icon: str
    readable: Callable[[], QuerySet[Any]]
    of_week: Callable[[QuerySet[Any], Period], QuerySet[Any]]
    shown: Callable[[Any], tuple[str, str, str]]


def _public_requests() -> QuerySet[HelpRequestPage]:
    return HelpRequestPage.objects.live().public()


def _tools() -> QuerySet[ToolSent]:
    return ToolSent.objects.filter(help_request__in=_public_requests()).select_related("tool", "help_request")


def _threads() -> QuerySet[Thread]:
    solved = Thread.objects.filter(help_request__in=_public_requests(), solution_at__isnull=False)
    return solved.select_related("help_request")


def _discussions() -> QuerySet[Thread]:
    return Thread.objects.general().select_related("theme")


def _resources() -> QuerySet[Resource]:
    return Resource.objects.visible_to(NOBODY).public()


def _volunteers() -> QuerySet[VolunteerProfilePage]:
    return VolunteerProfilePage.objects.visible_to(NOBODY).public().select_related("function")


def _of_requests(rows: QuerySet[Any], period: Period, dated: str) -> QuerySet[Any]:
    """What was dated in the period, and by the moment whatever came of the requests it received; the earliest first."""
    mine = Q(help_request__in=received(period).values("pk")) | Q(**period.within(dated))
    return rows.filter(mine, **{f"{dated}__lte": period.as_of}).order_by(dated, "pk")


def _talked(rows: QuerySet[Thread], period: Period) -> QuerySet[Thread]:
    """Discussions in which something was said in the period that can be read, the most first."""
    shown = {"posts__hidden_at": None, "posts__held_at": None, "posts__withdrawn_at": None}
    said = Count("posts", filter=Q(**shown, **period.within("posts__at")))
    return rows.annotate(said=said).filter(said__gt=0).order_by("-said", "pk")


KINDS = {
    "tool": Kind(
        _("Tool"),
        "file",
        _tools,
        lambda rows, period: _of_requests(rows, period, "sent_at"),
        lambda row: (row.tool.title, row.help_request.title, row.help_request.url),
    ),
    "thread": Kind(
        _("Solved thread"),
        "chat",
        _threads,
        lambda rows, period: _of_requests(rows, period, "solution_at"),
        lambda row: (row.help_request.title, "", f"{row.help_request.url}#fil"),
    ),
    "discussion": Kind(
        _("Discussion"),
        "chat",
        _discussions,
        _talked,
        lambda row: (row.title, row.theme.name, thread_url(row)),
    ),
    "resource": Kind(
        _("Resource"),
        "file",
        _resources,
        lambda rows, period: rows.filter(**period.within("first_published_at")).order_by("first_published_at", "pk"),
        lambda page: (page.title, page.summary.partition("\n")[0][:160], page.url),
    ),
    "volunteer": Kind(
        _("New volunteer"),
        "user",
        _volunteers,
        lambda rows, period: rows.filter(**period.within("volunteer__registered_at")).order_by("-first_published_at"),
        lambda page: (page.title, str(page.function or ""), page.url),
    ),
}
AUTOMATIC = ("tool", "thread")


def suggested(period: Period) -> list[Highlight]:
    """Return what editors may choose from: a few of each kind, from the period."""
    return [one for kind in KINDS for one in _read(kind, _of_week(kind, period)[:MOST_SUGGESTED])]


def worth_reading(period: Period, keys: list[str]) -> list[Highlight]:
    """Return what a report shows: what its editors chose, else what the week's requests gave."""
    return among(keys or _automatic(period))


def _automatic(period: Period) -> list[str]:
    """Return what the week's requests gave, found once a minute: of a hundred thousand they take a third of a second.

    Only what is named is kept, so that what nobody may read any more is gone at once.
    """
    asked = repr((period.first, period.last, period.among, period.as_of))
    name = f"highlights-{sha256(asked.encode()).hexdigest()}"
    keys: list[str] | None = cache.get(name)
    if keys is None:
        keys = [one.key for kind in AUTOMATIC for one in _once(_read(kind, _of_week(kind, period)[:MOST_SUGGESTED]))]
        cache.set(name, keys, SECONDS)
    return keys


def among(keys: Iterable[str]) -> list[Highlight]:
    """Return what these choices name and anybody may read, in the order of the choices; a query for each kind."""
    pairs = [(kind, int(pk)) for kind, _colon, pk in (key.partition(":") for key in keys) if pk.isdecimal()]
    found: dict[str, Highlight] = {}
    for kind, known in KINDS.items():
        if wanted := [pk for other, pk in pairs if other == kind]:
            found |= {one.key: one for one in _read(kind, known.readable().filter(pk__in=wanted))}
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def _once(found: Iterable[Highlight]) -> list[Highlight]:
    """Leave out what reads like one before: a document sent for two requests is read once."""
    first: dict[str, Highlight] = {}
    for one in found:
        first.setdefault(one.title, one)
    return list(first.values())[:MOST_SHOWN]


def _of_week(kind: str, period: Period) -> QuerySet[Any]:
    return KINDS[kind].of_week(KINDS[kind].readable(), period)


def _read(kind: str, rows: Iterable[Any]) -> Iterator[Highlight]:
    for row in rows:
        title, about, url = KINDS[kind].shown(row)
        yield Highlight(kind, row.pk, title, about, url)
