"""What happened to a request, dated: states, help given, tools, positions filled. Shown among its posts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.addresses import profile_url
from directory.models import Volunteer
from toolbox.models import Tool

from .choices import Channel, State
from .models import HelpRequestPage, StatePeriod, Support

CHANNEL_ICONS = {Channel.PHONE: "phone", Channel.VIDEO: "video", Channel.EMAIL: "mail", Channel.ON_SITE: "pin"}


@dataclass(frozen=True)
class Event:
    """Something that happened: a bare line for a state, a slim card with an icon for what somebody did."""

    at: datetime
    text: str
    icon: str = ""
    who: str = ""
    url: str = ""


def events(page: HelpRequestPage) -> list[Event]:
    """Return what everybody may know of a request's life, oldest first; reads nothing beyond the prefetched rows."""
    found = [*_states(page), *_support(page), *_tools(page), *_fillings(page), *_thanks(page)]
    return sorted(found, key=lambda event: event.at)


def _states(page: HelpRequestPage) -> Iterator[Event]:
    """Yield the states that were public: what came before publication is the establishment's business."""
    was_public = False
    for period in page.periods.all():
        if period.state not in State.unpublished():
            yield Event(period.started_at, _state_text(period, was_public))
            was_public = True


def _state_text(period: StatePeriod, was_public: bool) -> str:
    if period.state != State.OPEN:
        return str(State(period.state).label)
    return _("Open again") if was_public else _("Request published")


def _support(page: HelpRequestPage) -> Iterator[Event]:
    for support in page.support.all():
        who, url = public_name(support.volunteer)
        yield Event(support.at, _support_text(support), CHANNEL_ICONS.get(Channel(support.channel), "chat"), who, url)


def _support_text(support: Support) -> str:
    if not support.minutes:
        return str(support.get_channel_display())
    words = ngettext("%(channel)s of %(number)d minute", "%(channel)s of %(number)d minutes", support.minutes)
    return words % {"channel": support.get_channel_display(), "number": support.minutes}


def _tools(page: HelpRequestPage) -> Iterator[Event]:
    for sent in page.tools_sent.all():
        yield Event(sent.sent_at, _("Tool: %(title)s") % {"title": sent.tool.title}, "file", url=_address(sent.tool))


def _address(tool: Tool) -> str:
    """Return where a tool can be had: the resource it became, else its document, when there is one."""
    resource = next((one for one in tool.resources.all() if one.live), None)
    if resource:
        return reverse("wagtail_serve", args=[f"outils/{resource.slug}/"])
    return tool.document.url if tool.document else ""


def _fillings(page: HelpRequestPage) -> Iterator[Event]:
    for need in page.needs.all():
        for filling in need.fillings.all() if need.pk else ():
            words = ngettext("%(number)d place filled: %(what)s", "%(number)d places filled: %(what)s", filling.number)
            yield Event(filling.at, words % {"number": filling.number, "what": need.label}, "people")


def _thanks(page: HelpRequestPage) -> Iterator[Event]:
    """Yield whom a request was solved thanks to: by name who has a public page, the others together."""
    for outcome in page.outcomes.all():
        names = [public_name(volunteer) for volunteer in outcome.thanked.all()]
        for who, url in filter(all, names):
            yield Event(outcome.at, _("Solved thanks to %(who)s") % {"who": who}, "hand", url=url)
        if others := sum(not who for who, _url in names):
            words = ngettext("Solved thanks to %(number)d volunteer", "Solved thanks to %(number)d volunteers", others)
            yield Event(outcome.at, words % {"number": others}, "hand")


def public_name(volunteer: Volunteer) -> tuple[str, str]:
    """Return the name and address of somebody's page; of nobody else is the name known."""
    profile = getattr(volunteer, "profile", None)
    return (profile.title, profile_url(profile.slug)) if profile and profile.live else ("", "")
