"""What was done about a request, in one column: calls, notes, who saw to it, states. For the team alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from help_requests.choices import State
from help_requests.models import HelpRequestPage
from matching.models import Call
from matching.waves.models import Wave
from portal.dates import day_in_words

from ..models import Handling, Note


@dataclass(frozen=True)
class Entry:
    """Something that was done: when, by whom, what; `words` is what somebody wrote about it."""

    at: datetime
    icon: str
    text: str
    who: str = ""
    words: str = ""


def journal(page: HelpRequestPage) -> list[Entry]:
    """Return everything, the latest first; five queries however much it is."""
    found = [*_calls(page), *_notes(page), *_handlings(page), *_states(page), *_waves(page)]
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def _name(user: Any) -> str:
    return str(user) if user else ""


def _calls(page: HelpRequestPage) -> Iterator[Entry]:
    for call in page.calls.select_related("volunteer__user", "by"):
        whom = str(call.volunteer) if call.volunteer else _("whoever asks for help")
        text = _("Call to %(whom)s: %(outcome)s") % {"whom": whom, "outcome": call.get_outcome_display() or "…"}
        if call.minutes:
            text += ngettext(", %(number)d minute", ", %(number)d minutes", call.minutes) % {"number": call.minutes}
        yield Entry(call.at, "phone", text, _name(call.by), next_step(call))


def next_step(call: Call) -> str:
    """Return what is to be done after a call, with its day."""
    if not call.next_on:
        return call.next_step
    said = {"step": call.next_step or _("call back"), "day": day_in_words(call.next_on)}
    return _("Next: %(step)s, on %(day)s") % said


def _notes(page: HelpRequestPage) -> Iterator[Entry]:
    for note in Note.objects.filter(help_request=page).select_related("by"):
        yield Entry(note.at, "edit", _("Internal note"), _name(note.by), note.text)


def _handlings(page: HelpRequestPage) -> Iterator[Entry]:
    for row in Handling.objects.filter(help_request=page).select_related("coordinator", "by"):
        name = _name(row.coordinator) or _("Former member")
        yield Entry(row.started_at, "user", _("%(name)s sees to it") % {"name": name}, _name(row.by))
        if row.ended_at:
            yield Entry(row.ended_at, "user", _("%(name)s no longer sees to it") % {"name": name})


def _states(page: HelpRequestPage) -> Iterator[Entry]:
    for period in page.periods.select_related("by"):
        yield Entry(period.started_at, "flag", str(State(period.state).label), _name(period.by), period.comment)


def _waves(page: HelpRequestPage) -> Iterator[Entry]:
    for wave in Wave.objects.for_request(page).annotate(told=Count("notices")):
        said = ngettext("%(number)d volunteer was told", "%(number)d volunteers were told", wave.told)
        text = said % {"number": wave.told} if wave.told else _("Nobody who fits is left to tell")
        yield Entry(wave.at, "bell", text)
