"""Everything the demo needs, in order; each step does nothing when it was done before."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from accounts.models import User
from directory.models import Theme
from directory.reference.loading import load_all
from reports.actions import draft_weekly_report, publish_weekly_report
from reports.models import WeeklyReportPage
from reports.weeks import Week

from ..generating.making import generate, scale_of
from ..loading import load_files
from ..models import ImportedRecord
from .accounts import ACCOUNTS, EDITOR, MEMBER, VOLUNTEER, open_account
from .cast import join, load_cast
from .resources import fill_shelf
from .talks import hold_talks

SEED = 2020
VOLUNTEERS, REQUESTS, POSTS_PER_REQUEST = 400, 160, 4
WEEK = Week.parse("2020-W14")
# The report of 6 April told the figures of the evening of the 3rd.
AS_OF = datetime(2020, 4, 3, 23, 59, 59, tzinfo=ZoneInfo("Europe/Paris"))


@transaction.atomic
def prepare(today: date) -> None:
    """Fill the portal for the demo, dated before `today`; on a second run nothing is written twice."""
    if not Theme.objects.exists():
        list(load_all(settings.DATA_DIR))
    load_files([settings.DATA_DIR / "anap_week1"])
    if not ImportedRecord.objects.filter(source=f"generated-{SEED}").exists():
        generate(scale_of(VOLUNTEERS, REQUESTS, POSTS_PER_REQUEST), seed=SEED, until=today)
    load_cast(today)
    people = {account: open_account(account) for account in ACCOUNTS}
    join(people[MEMBER])
    hold_talks(today, volunteer=people[VOLUNTEER], member=people[MEMBER])
    fill_shelf(today, by=people[EDITOR])
    publish_first_report(by=people[EDITOR])


def publish_first_report(*, by: User) -> None:
    """Publish the report of the first week, once; the portal is the author of the draft, an editor approves."""
    if not WeeklyReportPage.objects.filter(week=str(WEEK)).exists():
        draft_weekly_report(WEEK, as_of=AS_OF)
        publish_weekly_report(WEEK, by=by)
