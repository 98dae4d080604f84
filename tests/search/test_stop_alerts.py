"""Alerts stop in one click, from the letter, without signing in."""

import re
from pathlib import Path

import pytest
from django.test import Client

from search import indexing
from search.models import Frequency
from search.saved import stopping
from tests.accounts.factories import member
from tests.directory.factories import ProfilePageFactory
from tests.search.savers import keep, letters


@pytest.fixture
def strict(engine, db):
    """A browser without a session, on a portal that asks everybody for a CSRF token."""
    indexing.rebuild()
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def saved(strict):
    return keep(member(), "/annuaire/", name="Tout le monde")


@pytest.fixture
def link(saved):
    ProfilePageFactory()
    (letter,) = letters()
    found = re.search(r"http://localhost(/compte/recherches/arret/\S+)", letter.body)
    assert found
    return found[1]


def frequency(saved):
    saved.refresh_from_db()
    return saved.frequency


def test_the_letter_says_so_to_mail_programs(link):
    (letter,) = letters()
    assert letter.extra_headers["List-Unsubscribe"] == f"<http://localhost{link}>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in letter.alternatives[0].content


def test_looking_changes_nothing_and_shows_a_button(strict, saved, link):
    page = strict.get(link)
    assert page.status_code == 200
    assert "Tout le monde" in page.content.decode()
    assert '<form method="post">' in page.content.decode()
    assert not page.cookies
    assert frequency(saved) == Frequency.AT_ONCE


def test_one_click_of_a_mail_program_stops_them(strict, saved, link):
    answer = strict.post(link, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert frequency(saved) == Frequency.NEVER
    ProfilePageFactory()
    assert len(letters()) == 1


def test_stopping_twice_or_what_is_gone_is_no_error(strict, saved, link):
    for _time in range(2):
        assert strict.post(link).status_code == 200
    assert "arrêtées" in strict.get(link).content.decode()
    saved.delete()
    assert strict.post(link).status_code == 200


def test_nobody_stops_what_was_not_signed(strict, saved, link):
    forged = link[:-3] + ("aa/" if not link.endswith("aa/") else "bb/")
    assert strict.post(forged).status_code == 404
    assert strict.get(forged).status_code == 404
    other = stopping.stop_url(saved.user_id + 1, [saved.pk])
    assert strict.post(other).status_code == 200
    assert frequency(saved) == Frequency.AT_ONCE


def test_everything_else_still_asks_for_a_token(strict, saved):
    strict.force_login(saved.user)
    assert strict.post(f"/compte/recherches/{saved.pk}/", {"name": "x", "frequency": "never"}).status_code == 403
    exempt = [path for path in Path("search").rglob("*.py") if "@csrf_exempt" in path.read_text(encoding="utf-8")]
    # A click is told without a cookie and changes numbers only (decision 17).
    assert sorted(map(str, exempt)) == ["search/saved/views.py", "search/views.py"]
