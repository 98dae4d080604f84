"""The last screen: all that was said, each point with its screen; what is alike; who will read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from portal.dates import day_in_words, time_in_words

from ..choices import Place, Urgency
from ..models import HelpRequestPage, Need, RequestContact
from ..needs import period
from ..permissions import publishes_at_once
from . import steps
from .actions import lacking
from .alike import Alike, alike
from .steps import Step


@dataclass(frozen=True)
class Point:
    """Something that was said, in lines, and the screen that asks it."""

    label: str
    lines: tuple[str, ...]
    url: str
    is_private: bool = False


@dataclass(frozen=True)
class Summary:
    """What is read again before sending."""

    points: tuple[Point, ...]
    problems: tuple[str, ...]
    alike: Alike
    is_at_once: bool


def summary_of(draft: HelpRequestPage, *, by: User) -> Summary:
    """Return what the last screen shows."""
    prefetch_related_objects(list(draft.needs.all()), "profession", "skill", "commune")
    return Summary(
        points=tuple(_points(draft)),
        problems=tuple(lacking(draft)),
        alike=alike(draft),
        is_at_once=publishes_at_once(by, draft),
    )


def _points(draft: HelpRequestPage) -> Iterator[Point]:
    def point(label: str, lines: list[str], step: Step, *, is_private: bool = False) -> Point:
        return Point(label, tuple(lines), step.url(draft), is_private)

    yield point(_("Need"), [draft.description], steps.NEED)
    yield point(_("Themes"), [theme.name for theme in draft.themes.all()] or [_("None chosen")], steps.NEED)
    yield point(_("Kind of help"), [draft.get_kind_display()], steps.KIND)
    if needs := list(draft.needs.all()):
        yield point(_("Who and when"), [line_of(need) for need in needs], steps.WHO)
    yield point(_("Where"), [str(Place(draft.place).label)], steps.WHO)
    yield point(_("Establishment"), [_asking(draft)], steps.WHERE)
    yield point(_("Urgency"), _urgency(draft), steps.WHERE)
    yield point(_("Contact"), _contact(draft), steps.WHERE, is_private=True)


def line_of(need: Need) -> str:
    """Return a line of need in words."""
    people = ngettext("%(number)d person", "%(number)d people", need.number) % {"number": need.number}
    parts = [f"{need.label}{_(':')} {people}", period(need.starts_on, need.ends_on).lower()]
    if need.starts_at and need.ends_at:
        hours = {"start": time_in_words(need.starts_at), "end": time_in_words(need.ends_at)}
        parts.append(_("from %(start)s to %(end)s") % hours)
    if need.commune:
        parts.append(str(need.commune))
    return ", ".join(parts)


def _asking(draft: HelpRequestPage) -> str:
    return draft.establishment.name if draft.establishment else _("None: you ask in your own name")


def _urgency(draft: HelpRequestPage) -> list[str]:
    said = [str(Urgency(draft.urgency).label)]
    return said + ([_("by %(day)s") % {"day": day_in_words(draft.needed_by)}] if draft.needed_by else [])


def _contact(draft: HelpRequestPage) -> list[str]:
    kept = RequestContact.objects.filter(help_request=draft.pk).first()
    return [part for part in (kept.name, kept.phone, kept.email) if part] if kept else [_("None given")]
