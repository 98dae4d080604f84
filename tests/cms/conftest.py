"""What the tests of the admin share: one page of each type, and clients signed in by role."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client

from accounts.roles import Role
from directory.models import DirectoryPage
from help_requests.models import HelpRequestIndexPage
from home.models import HomePage, StandardPage
from reports.actions import draft_weekly_report
from reports.models import ReportIndexPage, WeeklyReportPage
from reports.weeks import Week
from tests.cms.factories import staff
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory, need
from tests.toolbox.factories import ResourceFactory
from toolbox.models import ResourceIndexPage


@pytest.fixture
def as_role(client: Client) -> Callable[..., Client]:
    """Return a function that signs somebody with the given roles in."""

    def sign_in(*roles: Role) -> Client:
        client.force_login(staff(*roles))
        return client

    return sign_in


@pytest.fixture
def pages(db) -> SimpleNamespace:
    """One published page of each type."""
    home = HomePage.objects.get()
    standard = StandardPage(title="Comment ça marche", slug="un-texte-d-essai")
    home.add_child(instance=standard)
    theme = ThemeFactory()
    return SimpleNamespace(
        home=home,
        standard=standard,
        directory=DirectoryPage.objects.get(),
        profile=ProfilePageFactory(themes=[theme]),
        requests=HelpRequestIndexPage.objects.get(),
        request=HelpRequestFactory(themes=[theme], needs=[need()]),
        reports=ReportIndexPage.objects.get(),
        report=weekly_report(),
        resources=ResourceIndexPage.objects.get(),
        resource=ResourceFactory(themes=[theme]),
    )


def weekly_report() -> WeeklyReportPage:
    """Return the published report of a week in which nothing had happened yet."""
    week = Week.parse("2020-W14")
    report = draft_weekly_report(week, as_of=week.end)
    report.get_latest_revision().publish()
    return WeeklyReportPage.objects.get(pk=report.pk)
