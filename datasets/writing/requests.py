"""Requests: the page, its needs, its dated states, the help that was given, its thread."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from community.models import Thread
from help_requests.choices import State
from help_requests.models import Filling, HelpRequestPage, Need, StatePeriod, Support, ToolSent
from portal import bulk
from toolbox.models import Tool

from ..format.lists import Lists
from ..format.records import NeedRecord, RequestRecord
from .history import history

BATCH = bulk.BATCH
Written = Sequence[tuple[RequestRecord, HelpRequestPage]]
# From a record's id to the key of what it has become.
Resolve = Callable[[str], int]


def describe(
    page: HelpRequestPage, record: RequestRecord, *, establishment_id: int | None, owner_id: int | None
) -> HelpRequestPage:
    """Make a page say what its record says."""
    page.title, page.description = record.title, record.description
    page.kind, page.urgency = record.kind, record.urgency
    page.establishment_id, page.owner_id = establishment_id, owner_id
    # What was withdrawn is read by its people alone.
    page.live = record.published_at is not None and record.status != State.WITHDRAWN
    page.first_published_at = record.published_at
    return page


def write_details(written: Written, *, lists: Lists, volunteer: Resolve) -> None:
    """Write all that hangs on requests, for pages on which nothing hangs yet but perhaps a thread."""
    link_themes(written, lists=lists)
    _write_needs(written, lists)
    bulk.insert(StatePeriod, list(_periods(written)))
    bulk.insert(Support, list(_support(written, volunteer)))
    _write_tools(written)
    _open_threads(written)


def link_themes(written: Written, *, lists: Lists) -> None:
    """Write the themes of requests that have none."""
    themes = ((page.pk, lists.themes[slug]) for record, page in written for slug in record.themes)
    bulk.link(HelpRequestPage, "themes", themes)


def _write_needs(written: Written, lists: Lists) -> None:
    pairs = [
        (need, _need(page, order, need, lists), _filled_at(record))
        for record, page in written
        for order, need in enumerate(record.needs)
    ]
    Need.objects.bulk_create((row for _need_record, row, _at in pairs), batch_size=BATCH)
    fillings = (Filling(need=row, number=need.filled, at=at) for need, row, at in pairs if need.filled and at)
    Filling.objects.bulk_create(fillings, batch_size=BATCH)


def _need(page: HelpRequestPage, order: int, need: NeedRecord, lists: Lists) -> Need:
    return Need(
        help_request_id=page.pk,
        sort_order=order,
        profession_id=lists.professions[need.profession] if need.profession else None,
        skill_id=lists.skills[need.skill] if need.skill else None,
        number=need.number,
        starts_on=need.starts_on,
        ends_on=need.ends_on,
    )


def _filled_at(record: RequestRecord) -> datetime | None:
    """Date the filled positions, which a record doesn't: with the first support, else the end, else publication."""
    first = min((support.at for support in record.support), default=None)
    return first or record.closed_at or record.published_at or record.submitted_at


def _periods(written: Written) -> Iterable[StatePeriod]:
    for record, page in written:
        for period in history(record):
            yield StatePeriod(help_request_id=page.pk, state=period.state, started_at=period.start, ended_at=period.end)


def _support(written: Written, volunteer: Resolve) -> Iterable[Support]:
    for record, page in written:
        for support in record.support:
            yield Support(
                help_request_id=page.pk,
                volunteer_id=volunteer(support.volunteer),
                channel=support.channel,
                at=support.at,
                minutes=support.minutes,
            )


def _write_tools(written: Written) -> None:
    """Write each sending; tools of the same title are one tool, sent several times."""
    titles = dict.fromkeys(tool.title for record, _page in written for tool in record.tools)
    tools = {tool.title: tool for tool in Tool.objects.filter(title__in=titles).order_by("-pk")}
    new = Tool.objects.bulk_create([Tool(title=title) for title in titles if title not in tools])
    tools |= {tool.title: tool for tool in new}
    ToolSent.objects.bulk_create(
        (
            ToolSent(help_request_id=page.pk, tool=tools[tool.title], sent_at=tool.sent_at)
            for record, page in written
            for tool in record.tools
        ),
        batch_size=BATCH,
    )


def _open_threads(written: Written) -> None:
    """Open the thread of each request that was published, as publication does."""
    published = [(record, page) for record, page in written if record.published_at]
    have = set(
        Thread.objects.filter(help_request__in=[p for _r, p in published]).values_list("help_request_id", flat=True)
    )
    Thread.objects.bulk_create(
        (
            Thread(help_request_id=page.pk, created_at=record.published_at or page.first_published_at)
            for record, page in published
            if page.pk not in have
        ),
        batch_size=BATCH,
    )
