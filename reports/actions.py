"""What happens to a report: drafted by the portal, published by somebody who didn't write it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from accounts.models import User

from .dates import span
from .figures import compute
from .figures.unsaid import unsaid
from .models import DraftedWeek, ReportIndexPage, WeeklyReportPage
from .period import Period
from .weekly.comparing import kept
from .weeks import Week


class NotPublishableError(Exception):
    """Raised when a report can't be published, or not by this person; says why, in the reader's language."""


class NotDecidableError(Exception):
    """Raised when nothing waits for this person's decision any more; says why, in the reader's language."""


@transaction.atomic
def draft_weekly_report(week: Week, *, as_of: datetime, by: User | None = None) -> WeeklyReportPage:
    """Create the draft of a week's report, or bring the figures of the one there is up to date.

    What editors wrote stays as it is; a report already published keeps its figures until the new
    draft is published, one sent for approval until that is decided. `by` becomes the draft's author; without,
    nobody is.
    """
    # The index row is the lock: two workers make one report.
    index = ReportIndexPage.objects.select_for_update().get()
    report = WeeklyReportPage.objects.filter(week=str(week)).first()
    if report is None:
        report = index.add_child(instance=_blank(week, as_of, by))
    draft = report.get_latest_revision_as_object()
    if not report.latest_revision_id or (not report.is_frozen and bring_up_to_date(draft, as_of)):
        draft.save_revision(user=by, log_action=True)
    return WeeklyReportPage.objects.get(pk=report.pk)


def bring_up_to_date(draft: WeeklyReportPage, as_of: datetime | None = None) -> bool:
    """Compute the figures of a draft again, and say whether they moved; the caller saves its revision."""
    as_of = as_of or draft.as_of
    before = draft.figures, draft.unsaid
    draft.as_of = as_of
    draft.figures, draft.unsaid = compute(draft.iso_week, as_of), unsaid(draft.period)
    return (draft.figures, draft.unsaid) != before


@transaction.atomic
def draft_once(week: Week) -> bool:
    """Draft a week's report as the worker does, as of the week's end; False when it was done before.

    The row of the week decides: whatever the number of workers and whatever their clocks say, it is made once.
    """
    ReportIndexPage.objects.select_for_update().get()
    _row, is_first = DraftedWeek.objects.get_or_create(week=str(week))
    if is_first and not WeeklyReportPage.objects.filter(week=str(week)).exists():
        draft_weekly_report(week, as_of=week.last_instant)
    return is_first


@transaction.atomic
def publish_weekly_report(week: Week, *, by: User) -> WeeklyReportPage:
    """Publish the draft of a week's report, exactly as it stands; Wagtail's log says who did.

    Asked again, it changes nothing. Raises `NotPublishableError`.
    """
    report = WeeklyReportPage.objects.select_for_update().filter(week=str(week)).first()
    if report is None:
        raise NotPublishableError(_("There is no draft for the week %(week)s.") % {"week": week})
    if report.live and not report.has_unpublished_changes:
        return report
    if not report.permissions_for_user(by).can_publish_unsent():
        raise NotPublishableError(_("This person may not publish reports, or wrote the draft."))
    PublishPageRevisionAction(report.get_latest_revision(), user=by).execute(skip_permission_checks=True)
    return WeeklyReportPage.objects.get(pk=report.pk)


@transaction.atomic
def decide_on_report(pk: int, *, by: User, decision: str, seen: int, comment: str = "") -> None:
    """Approve the report that waits, or ask for changes, as Wagtail's editor does; its log and letters are the same.

    `seen` is the revision that was read: words written since are for somebody to read first.
    Raises `NotDecidableError`.
    """
    # The row is the lock: of two readers at once, the second finds it decided.
    report = WeeklyReportPage.objects.select_for_update(of=("self",)).get(pk=pk)
    state = report.current_workflow_task_state
    task = report.current_workflow_task
    if task is None or decision not in [name for name, *_rest in task.get_actions(report, by)]:
        raise NotDecidableError(_("This is decided already, or it is not yours to decide."))
    if report.latest_revision_id != seen:
        raise NotDecidableError(_("The report has been changed meanwhile: please read it again."))
    task.on_action(state, by, decision, comment=comment)


def _blank(week: Week, as_of: datetime, by: User | None) -> WeeklyReportPage:
    """A report dated the Monday after its week, as the first one of 2020 was, with what it corrects."""
    before = WeeklyReportPage.objects.before(str(week)).first()
    return WeeklyReportPage(
        corrections=kept(before.moved()) if before else [],
        signed_by=before.signed_by if before else "",
        title=f"Bilan de la semaine {span(week)}",
        slug=week.slug,
        week=str(week),
        as_of=as_of,
        report_date=week.next.monday,
        figures=compute(week, as_of),
        unsaid=unsaid(Period.of(week, as_of)),
        owner=by,
        live=False,
    )
