"""A report is drafted by the portal or an editor, and published by somebody else."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import PageLogEntry

from accounts.roles import Role
from reports.actions import NotPublishableError, draft_weekly_report, publish_weekly_report
from reports.models import WeeklyReportPage
from reports.weeks import Week
from tests.accounts.factories import with_second_factor
from tests.directory.factories import UserFactory
from tests.reports.conftest import make_editor
from tests.reports.factories import at, published

pytestmark = pytest.mark.django_db
WEEK = Week.parse("2020-W14")
FRIDAY = at("04-03 23:59")


@pytest.fixture
def report(editor):
    """A draft that `editor` asked for and wrote in."""
    published(at("03-30 10:00"))
    return draft_weekly_report(WEEK, as_of=FRIDAY, by=editor)


def run(*arguments):
    err = io.StringIO()
    call_command("weekly_report", *arguments, stdout=io.StringIO(), stderr=err)
    return err.getvalue()


def test_a_draft_is_no_page_yet(report, client):
    assert (report.slug, report.live, report.report_date.isoformat()) == ("2020-s14", False, "2020-04-06")
    assert report.title == "Bilan de la semaine du 30 mars au 5 avril 2020"
    for address in ("", "csv/", "json/"):
        assert client.get(f"/bilans/2020-s14/{address}").status_code == 404
    assert "2020-s14" not in client.get("/bilans/").content.decode()


def test_its_author_cannot_publish_and_a_colleague_can(report, editor, client):
    with pytest.raises(NotPublishableError):
        publish_weekly_report(WEEK, by=editor)
    assert client.get("/bilans/2020-s14/").status_code == 404
    colleague = make_editor()
    publish_weekly_report(WEEK, by=colleague)
    assert client.get("/bilans/2020-s14/").status_code == 200
    assert PageLogEntry.objects.get(page=report.pk, action="wagtail.publish").user == colleague


@pytest.mark.parametrize("role", [None, Role.MODERATOR, Role.COORDINATOR])
def test_others_cannot_publish(report, role):
    person = UserFactory()
    if role:
        person.groups.add(Group.objects.get(name=role))
    with pytest.raises(NotPublishableError):
        publish_weekly_report(WEEK, by=person)
    assert not WeeklyReportPage.objects.get().live


def test_even_an_administrator_does_not_publish_their_own(db):
    chief = UserFactory(is_superuser=True)
    draft_weekly_report(WEEK, as_of=FRIDAY, by=chief)
    with pytest.raises(NotPublishableError):
        publish_weekly_report(WEEK, by=chief)


def test_whoever_wrote_last_is_the_author_also_after_a_refresh_by_the_portal(report, editor):
    writer = make_editor()
    write(report, "Une semaine particulière.", by=writer)
    draft_weekly_report(WEEK, as_of=at("04-04 12:00"))
    with pytest.raises(NotPublishableError):
        publish_weekly_report(WEEK, by=writer)
    assert publish_weekly_report(WEEK, by=editor).introduction == "Une semaine particulière."


def test_who_saves_it_as_it_was_is_no_author(report, editor):
    colleague = make_editor()
    report.get_latest_revision_as_object().save_revision(user=colleague)
    published(at("04-01 10:00"))
    draft_weekly_report(WEEK, as_of=FRIDAY, by=colleague)
    with pytest.raises(NotPublishableError):
        publish_weekly_report(WEEK, by=editor)
    assert publish_weekly_report(WEEK, by=colleague).figures["volunteers"]["total"] == 2


def test_a_draft_of_the_portal_is_published_by_any_editor(editor):
    draft_weekly_report(WEEK, as_of=FRIDAY)
    assert publish_weekly_report(WEEK, by=editor).live


def test_a_refresh_changes_figures_and_keeps_words(report, editor):
    write(report, "Une semaine particulière.", by=editor, title="Première semaine")
    published(at("04-01 10:00"))
    draft = draft_weekly_report(WEEK, as_of=FRIDAY, by=editor).get_latest_revision_as_object()
    assert draft.figures["volunteers"]["total"] == 2
    assert (draft.title, draft.introduction) == ("Première semaine", "Une semaine particulière.")
    assert WeeklyReportPage.objects.count() == 1


def test_a_refresh_without_news_makes_no_revision(report, editor):
    draft_weekly_report(WEEK, as_of=FRIDAY, by=editor)
    assert report.revisions.count() == 1


def test_a_published_report_keeps_its_figures_until_the_next_publication(report):
    colleague, other = make_editor(), make_editor()
    publish_weekly_report(WEEK, by=colleague)
    published(at("04-01 10:00"))
    draft_weekly_report(WEEK, as_of=FRIDAY, by=other)
    assert WeeklyReportPage.objects.get().figures["volunteers"]["total"] == 1
    publish_weekly_report(WEEK, by=colleague)
    assert WeeklyReportPage.objects.get().figures["volunteers"]["total"] == 2


def test_publishing_twice_changes_nothing(report):
    publish_weekly_report(WEEK, by=make_editor())
    publish_weekly_report(WEEK, by=make_editor())
    assert PageLogEntry.objects.filter(page=report.pk, action="wagtail.publish").count() == 1


def test_from_the_command_line(editor, client):
    assert "2020-W14" in run("2020-W14", "--as-of", "2020-04-03T23:59:59", "--draft")
    run("2020-W14", "--publish", "--by", editor.email.upper())
    assert client.get("/bilans/2020-s14/").status_code == 200


def test_the_command_refuses_the_author(report, editor):
    with pytest.raises(CommandError) as refused:
        run("2020-W14", "--publish", "--by", editor.email)
    assert refused.value.returncode == 1


def test_the_command_refuses_a_week_without_draft(editor):
    with pytest.raises(CommandError) as refused:
        run("2020-W15", "--publish", "--by", editor.email)
    assert refused.value.returncode == 1


def test_the_admin_follows_the_same_rule(report, editor):
    assert not report.permissions_for_user(editor).can_publish()
    assert report.permissions_for_user(editor).can_edit()
    assert report.permissions_for_user(make_editor()).can_publish_unsent()


def test_the_admin_publishes_no_draft_that_nobody_approved(report, client):
    client.force_login(with_second_factor(make_editor()))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    for page in (report, report.get_parent()):
        client.post(f"{address}?id={page.pk}&next=/cms/", {"include_descendants": "1"})
    client.post(f"/cms/api/main/pages/{report.pk}/action/publish/")
    assert client.get("/bilans/2020-s14/").status_code == 404
    assert not report.permissions_for_user(make_editor()).can_publish()


def test_nobody_types_figures(report, editor):
    assert not report.get_parent().permissions_for_user(editor).can_add_subpage()
    assert "figures" not in WeeklyReportPage.get_edit_handler().get_form_class().base_fields


def write(report, introduction, *, by, title=None):
    draft = report.get_latest_revision_as_object()
    draft.introduction = introduction
    draft.title = title or draft.title
    draft.save_revision(user=by)
