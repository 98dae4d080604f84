"""A past week gives the same figures later, whatever happened since; and each moment gives its own."""

import re

import pytest

from accounts.models import User
from community.models import Thread
from directory.models import Theme, VolunteerFact, VolunteerProfilePage
from help_requests import actions
from help_requests.choices import Cause, State
from help_requests.models import Filling, HelpRequestPage, Need, Support
from reports.actions import draft_weekly_report, publish_weekly_report
from reports.figures import compute
from reports.figures.unsaid import unsaid
from reports.moments import parse_moment
from reports.period import Period
from reports.weeks import Week
from tests.community.factories import PostFactory
from tests.directory.factories import ProfessionFactory, SkillFactory, VolunteerFactory
from tests.reports.conftest import make_editor
from tests.reports.factories import at, published, request_in

pytestmark = pytest.mark.django_db
WEEK = Week.parse("2020-W14")
FRIDAY = at("04-03 23:59")


def test_the_week_of_2020_stays_what_it_was(anap_week):
    before = compute(WEEK, FRIDAY)
    for profile in VolunteerProfilePage.objects.all()[:5]:
        profile.unpublish()
    VolunteerFact.objects.filter(to_at=None)[:1].get().volunteer.facts.update(volunteer=None)
    User.objects.filter(volunteer__isnull=False).first().delete()
    for page in HelpRequestPage.objects.all()[:4]:
        actions.change_state(page, State.OPEN, by=None)
        actions.change_state(page, State.WITHDRAWN, by=None, cause=Cause.SPAM)
        page.unpublish()
        page.thread.posts.update(hidden_at=at("05-01 12:00"))
        actions.record_tool_sent(page, title="Charte tardive")
    assert compute(WEEK, FRIDAY) == before


def test_a_withdrawn_profile_counts_until_it_was_withdrawn():
    published(at("03-30 10:00"), until=at("04-02 10:00"))
    published(at("04-01 10:00"))
    totals = [compute(WEEK, at(f"{day} 10:00"))["volunteers"]["total"] for day in ("03-31", "04-01", "04-02", "04-04")]
    assert totals == [1, 2, 1, 1]


def test_a_profile_that_changed_counts_once_as_it_was():
    fact = published(at("03-30 10:00"), until=at("04-02 10:00"), sector="social")
    later = {"volunteer": fact.volunteer, "from_at": at("04-02 10:00"), "registered_at": fact.registered_at}
    VolunteerFact.objects.create(gender="woman", sector="sanitaire", legal_status="public", **later)
    assert compute(WEEK, at("04-01 10:00"))["volunteers"]["sector"]["social"] == 1
    assert compute(WEEK, at("04-03 10:00"))["volunteers"]["sector"]["sanitaire"] == 1
    assert compute(WEEK, at("04-03 10:00"))["volunteers"]["total"] == 1


def test_new_means_registered_this_week_not_published_this_week():
    published(at("03-31 10:00"), registered_at=at("03-29 23:59"))
    published(at("03-31 10:00"), registered_at=at("03-30 00:00"))
    assert compute(WEEK, FRIDAY)["volunteers"]["new"] == 1


def test_a_request_belongs_to_the_week_of_its_first_submission():
    request_in(("draft", at("03-20 10:00")), ("in_review", at("03-29 23:59")), ("open", at("03-31 10:00")))
    request_in(("draft", at("03-20 10:00")), ("in_review", at("03-30 00:00")), ("draft", at("03-31 10:00")))
    request_in(("draft", at("03-31 10:00")))
    assert compute(WEEK, FRIDAY)["requests"]["received"] == 1
    assert compute(WEEK, FRIDAY)["previous"]["requests_received"] == 1


@pytest.mark.parametrize("cause", ["refused", "spam"])
def test_refused_and_spam_count_nowhere_from_then_on(cause):
    page = request_in(
        ("in_review", at("03-30 10:00")), ("open", at("03-31 10:00")), ("withdrawn", at("04-02 10:00"), cause)
    )
    Support.objects.create(help_request=page, volunteer=VolunteerFactory(), channel="phone", at=at("03-31 12:00"))
    assert compute(WEEK, at("04-01 10:00"))["requests"]["received"] == 1
    refused = compute(WEEK, at("04-02 10:00"))["requests"]
    assert (refused["received"], refused["handled"], refused["open"], refused["channels"]) == (0, 0, 0, [])


def test_refused_then_sent_again_counts_again():
    request_in(
        ("in_review", at("03-30 10:00")),
        ("draft", at("03-31 10:00"), "refused"),
        ("in_review", at("04-01 10:00")),
        ("open", at("04-02 10:00")),
    )
    received = [compute(WEEK, at(f"{day} 12:00"))["requests"]["received"] for day in ("03-30", "03-31", "04-01")]
    assert received == [1, 0, 1]


def test_help_for_an_older_request_is_handled_this_week():
    page = request_in(("in_review", at("03-20 10:00")), ("open", at("03-21 10:00")))
    Support.objects.create(help_request=page, volunteer=VolunteerFactory(), channel="video", at=at("04-01 10:00"))
    asked = compute(WEEK, FRIDAY)["requests"]
    assert (asked["received"], asked["handled"], asked["open"]) == (0, 1, 1)
    assert compute(WEEK.previous, FRIDAY)["requests"]["handled"] == 0


def test_two_calls_by_two_people_are_one_request_handled_in_one_way():
    page = request_in(("in_review", at("03-30 10:00")), ("open", at("03-30 11:00")))
    for hour, channel in (("12", "phone"), ("13", "phone"), ("14", "email")):
        volunteer = VolunteerFactory()
        actions.record_support(page, volunteer=volunteer, channel=channel, at=at(f"03-30 {hour}:00"))
    asked = compute(WEEK, FRIDAY)["requests"]
    assert (asked["handled"], asked["volunteers_involved"]) == (1, 3)
    assert [(channel["slug"], channel["count"]) for channel in asked["channels"]] == [("phone", 1), ("email", 1)]
    assert asked["median_hours_to_first_answer"] == 2.0


def test_a_hidden_post_counts_while_it_could_be_read():
    page = request_in(("in_review", at("03-30 10:00")), ("open", at("03-30 11:00")))
    PostFactory(thread=Thread.objects.create(help_request=page), at=at("03-31 10:00"), hidden_at=at("04-02 10:00"))
    counts = [compute(WEEK, at(f"{day} 10:00"))["requests"]["with_thread_post"] for day in ("03-30", "04-01", "04-02")]
    assert counts == [0, 1, 0]


def test_positions_fill_in_time_and_by_profession_or_skill():
    page = request_in(("in_review", at("03-30 10:00")), ("open", at("03-30 11:00")))
    nurses = Need.objects.create(help_request=page, profession=ProfessionFactory(), number=3)
    Need.objects.create(help_request=page, skill=SkillFactory(), number=2)
    Filling.objects.create(need=nurses, number=1, at=at("04-01 10:00"))
    Filling.objects.create(need=nurses, number=1, at=at("04-02 10:00"))
    wanted = compute(WEEK, at("04-01 10:00"))["positions"]
    assert (wanted["asked"], wanted["filled"], wanted["fill_rate"]) == (5, 1, 20.0)
    assert wanted["by_profession"] == [
        {"slug": "infirmier", "name": "Infirmier", "asked": 3, "filled": 1, "fill_rate": 33.3},
        {"slug": "accueil-des-familles", "name": "Accueil des familles", "asked": 2, "filled": 0, "fill_rate": 0.0},
    ]
    assert compute(WEEK, at("04-02 10:00"))["positions"]["by_region"][0]["fill_rate"] == 40.0


def test_somebody_without_region_or_function_shows_as_not_given():
    published(at("03-30 10:00"))
    people = compute(WEEK, FRIDAY)["volunteers"]
    assert people["regions"] == [{"code": None, "name": "Non renseignée", "count": 1}]
    assert people["functions"] == [{"slug": None, "name": "Non renseignée", "count": 1}]
    assert people["regions_count"] == 0


def test_who_told_no_theme_or_kind_stands_beside_the_figures(reference_lists, client):
    telling = published(at("03-31 10:00"), is_expert=True)
    telling.themes.add(Theme.objects.get(slug="teletravail"))
    published(at("03-31 10:00"))
    about = request_in(("open", at("04-01 09:00")))
    about.themes.add(Theme.objects.get(slug="pca"))
    about.save()
    request_in(("open", at("04-01 09:00")))
    figures = compute(WEEK, FRIDAY)
    assert [item["slug"] for item in (*figures["volunteers"]["themes"], *figures["requests"]["themes"])] == [
        "teletravail",
        "pca",
    ]
    assert unsaid(Period.of(WEEK, FRIDAY)) == {"volunteers": {"themes": 1, "kinds": 1}, "requests": {"themes": 1}}
    draft_weekly_report(WEEK, as_of=FRIDAY)
    publish_weekly_report(WEEK, by=make_editor())
    silent = re.compile(r"Non renseigné</th><td class=\"num\">1</td>")
    for address, tables in (("/bilans/2020-s14/", 2), ("/chiffres/?du=2020-03-30&au=2020-04-03", 3)):
        assert len(silent.findall(client.get(address).content.decode())) == tables, address


def test_a_request_of_nobodys_establishment_has_no_sector():
    request_in(("in_review", at("03-30 10:00")), establishment=None, owner=VolunteerFactory().user)
    assert compute(WEEK, FRIDAY)["requests"]["establishments"]["not_given"] == 1


@pytest.mark.parametrize(
    ("text", "start", "end", "hours"),
    [
        ("2020-W13", "2020-03-23T00:00:00+01:00", "2020-03-30T00:00:00+02:00", 167),
        ("2020-W43", "2020-10-19T00:00:00+02:00", "2020-10-26T00:00:00+01:00", 169),
        ("2020-W53", "2020-12-28T00:00:00+01:00", "2021-01-04T00:00:00+01:00", 168),
    ],
)
def test_weeks_run_from_midnight_to_midnight_in_paris(text, start, end, hours):
    week = Week.parse(text)
    assert (week.start.isoformat(), week.end.isoformat()) == (start, end)
    assert (week.end.timestamp() - week.start.timestamp()) / 3600 == hours


def test_the_week_before_the_first_of_a_year_is_the_last_of_the_year_before():
    assert str(Week.parse("2021-W01").previous) == "2020-W53"
    assert Week.parse("2020-W05").slug == "2020-s05"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2020-04-03T23:59:59", "2020-04-03T23:59:59+02:00"),
        ("2020-04-03T21:59:59Z", "2020-04-03T23:59:59+02:00"),
        ("2020-01-03T23:59:59", "2020-01-03T23:59:59+01:00"),
        ("2020-04-03", "2020-04-03T23:59:59.999999+02:00"),
    ],
)
def test_moments_are_paris_time_unless_they_say_otherwise(text, moment):
    assert parse_moment(text).isoformat() == moment
