"""Key figures in other sites' pages, and what changed since the days before."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from reports.key_figures.trends import before, trends
from reports.period import Period, evening
from tests.directory.factories import ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory, need
from tests.reports.reading_pages import said

pytestmark = pytest.mark.django_db
PARTS = ("essentiel", "personnes", "demandes", "postes")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_stands_in_anybodys_frame_without_cookie(client, part):
    ProfilePageFactory()
    HelpRequestFactory(needs=[need(number=2)])
    answer = client.get(f"/chiffres/integrer/?quoi={part}")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert "<script" not in answer.text
    assert "<form" not in answer.text
    assert 'rel="noopener"' in answer.text


def test_the_page_itself_stays_out_of_frames(client):
    answer = client.get("/chiffres/")
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_the_page_offers_a_line_to_copy_that_keeps_the_filters(client):
    page = client.get("/chiffres/?secteur=sanitaire").text
    for part in PARTS:
        assert f"/chiffres/integrer/?quoi={part}&amp;amp;secteur=sanitaire" in page or (
            f"/chiffres/integrer/?quoi={part}&amp;secteur=sanitaire" in page
        )
    assert "&lt;iframe src=" in page


@pytest.mark.parametrize("query", ["", "?quoi=<b>", "?quoi=inconnu&region=zz", "?quoi=postes&du=2999-01-01"])
def test_what_means_nothing_is_left_out(client, query):
    answer = client.get(f"/chiffres/integrer/{query}")
    assert answer.status_code == 200
    assert "<b>" not in answer.text.partition("<main")[2].partition("</h1>")[0]


def registered(days_ago):
    page = ProfilePageFactory()
    at = timezone.now() - timedelta(days=days_ago)
    page.volunteer.facts.update(registered_at=at, from_at=at)


def asked(days):
    today = timezone.localdate()
    return f"/chiffres/?du={today - timedelta(days=days - 1)}&au={today}"


def test_what_changed_since_the_days_before(client):
    for days_ago in (0, 1, 2, 9):
        registered(days_ago)
    words = said(client.get(asked(7)))
    assert "Ce qui a changé" in words
    assert "2 de plus que sur les 7 jours d’avant (1)" in words


def test_a_single_day_is_compared_with_the_day_before(client):
    HelpRequestFactory()
    registered(1)
    assert "1 de moins que la veille (1)" in said(client.get(asked(1)))


def test_nothing_before_is_nothing_to_compare(client):
    registered(0)
    assert "Ce qui a changé" not in said(client.get(asked(7)))


def test_the_days_before_are_as_many_and_end_the_evening_before():
    period = Period(date(2020, 3, 30), date(2020, 4, 5), datetime(2020, 4, 3, tzinfo=timezone.get_current_timezone()))
    earlier = before(period)
    assert (earlier.first, earlier.last) == (date(2020, 3, 23), date(2020, 3, 29))
    assert earlier.as_of == evening(date(2020, 3, 29))
    assert before(Period(date(2000, 1, 2), date(2000, 1, 9), timezone.now())) is None


@pytest.mark.parametrize(
    ("now", "then", "way"), [(50.0, 25.0, "up"), (25.0, 50.0, "down"), (50.0, 50.0, "same"), (None, 50.0, None)]
)
def test_a_rate_goes_up_or_down_or_stays(now, then, way):
    figures = {"volunteers": {"new": 1}, "requests": {"received": 1}, "positions": {"fill_rate": now}}
    earlier = {"new": 1, "received": 1, "asked": 4, "filled": 1, "fill_rate": then}
    told = trends(figures, earlier, 7)
    assert [one.way for one in told] == ["same", "same", *([way] if way else [])]
