"""A confirmed list becomes requests: all of its new lines or none, in one transaction.

The requests are published at once: see docs/decisions/0029. They are planted together (`portal/bulk.py`), and all that
publication sets off is told of each, as if somebody had published them one by one.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from modelsearch.tasks import insert_or_update_object_task
from wagtail.log_actions import log
from wagtail.signals import page_published

from accounts.models import User
from directory.models import Establishment
from help_requests.actions import change_state
from help_requests.choices import State
from help_requests.models import HelpRequestIndexPage, HelpRequestPage, Need
from portal import bulk

from ..models import Handling, ImportedLine, NeedImport
from ..models.importing import ImportState
from .checking import Checked, check

Made = Sequence[tuple[Checked, HelpRequestPage]]


@transaction.atomic
def carry_out(pk: UUID | str) -> NeedImport:
    """Make what a list says; a list that was made already stays as it is.

    It is checked again, under a lock: another list may have brought the same lines since the preview. With anything
    wrong it is refused whole, and the preview says what.
    """
    given = NeedImport.objects.select_for_update().select_related("by").get(pk=pk)
    if given.state not in (ImportState.PREVIEW, ImportState.WAITING):
        return given
    # One import at a time: the same line in two lists of one source comes in once.
    index = HelpRequestIndexPage.objects.select_for_update().get()
    lines = check(given.lines, source=given.source)
    if any(line.faults for line in lines):
        given.state = ImportState.REFUSED
    else:
        new = [line for line in lines if line.is_new]
        _make(index, new, given)
        given.state, given.made = ImportState.DONE, len(new)
    given.save(update_fields=["state", "made"])
    return given


def _make(index: HelpRequestIndexPage, lines: Sequence[Checked], given: NeedImport) -> None:
    houses = _establishments(lines)
    pages = [_page(line, houses) for line in lines]
    bulk.Planter(index).plant(pages)
    made = list(zip(lines, pages, strict=True))
    _write_details(made, given)
    for page in pages:
        _publish(page, by=given.by)


def _establishments(lines: Sequence[Checked]) -> dict[str, Establishment]:
    """Return the establishments by number; those of the register that the portal lacks are added, not verified."""
    found = {line.means["finess"]: line.means["house"] for line in lines if line.means["house"]}
    for line in lines:
        if line.means["finess"] not in found:
            found[line.means["finess"]] = _from_register(line)
    return found


def _from_register(line: Checked) -> Establishment:
    record = line.means["record"]
    return Establishment.objects.create(
        finess=record.finess,
        name=record.name,
        category=record.category,
        sector=record.sector,
        legal_status=record.legal_status,
        commune=record.commune,
        region=record.commune.departement.region if record.commune else None,
    )


def _page(line: Checked, houses: dict[str, Establishment]) -> HelpRequestPage:
    means = line.means
    return HelpRequestPage(
        title=line.cells["title"],
        description=line.cells["description"],
        establishment=houses[means["finess"]],
        kind=means["kind"],
        urgency=means["urgency"],
        needed_by=means["needed_by"],
        live=True,
        first_published_at=timezone.now(),
    )


def _write_details(made: Made, given: NeedImport) -> None:
    Need.objects.bulk_create([need for line, page in made if (need := _need(line, page))], batch_size=bulk.BATCH)
    bulk.link(HelpRequestPage, "themes", ((page.pk, theme.pk) for line, page in made for theme in line.means["themes"]))
    Handling.objects.bulk_create(Handling(help_request=page, coordinator=given.by, by=given.by) for _line, page in made)
    ImportedLine.objects.bulk_create(
        ImportedLine(
            source=given.source,
            reference=line.cells["reference"],
            fingerprint=line.fingerprint,
            help_request=page,
        )
        for line, page in made
    )


def _need(line: Checked, page: HelpRequestPage) -> Need | None:
    means = line.means
    if not (means["profession"] or means["skill"]):
        return None
    kept = ("profession", "skill", "number", "starts_on", "ends_on", "starts_at", "ends_at")
    return Need(help_request=page, sort_order=0, **{name: means[name] for name in kept})


def _publish(page: HelpRequestPage, *, by: User) -> None:
    """Have everything that follows a publication follow this one: state, thread, index, notices."""
    change_state(page, State.OPEN, by=by)
    log(instance=page, action="wagtail.publish", user=by)
    page_published.send(sender=HelpRequestPage, instance=page, revision=None)
    insert_or_update_object_task.enqueue("help_requests", "helprequestpage", str(page.pk))
