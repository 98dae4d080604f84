"""The reference lists that reports name, the week of 2020, and people who work on reports."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command

from accounts.roles import Role
from directory.reference import geography, lists, register
from reports.actions import draft_weekly_report
from reports.weeks import Week
from tests.accounts.factories import with_second_factor
from tests.directory.factories import UserFactory
from tests.reports.factories import at, published

DATA = Path(settings.BASE_DIR) / "data"
WEEK = Week.parse("2020-W14")


@pytest.fixture
def reference_lists(db):
    """Every list a data set names; communes and the register of establishments are left out, they take seconds."""
    geography.load_regions(DATA)
    list(lists.load_themes(DATA))
    lists.load_professions(DATA)
    lists.load_functions(DATA)
    lists.load_skills(DATA)
    register.load_categories(DATA)


@pytest.fixture
def anap_week(reference_lists):
    """The packaged week of 2020, loaded as the demo loads it."""
    call_command("load_data", str(DATA / "anap_week1"), stdout=io.StringIO())


@pytest.fixture
def editor(db):
    """Somebody who may publish reports."""
    return make_editor()


def make_editor():
    person = UserFactory(is_staff=True)
    person.groups.add(Group.objects.get(name=Role.EDITOR))
    return person


@pytest.fixture
def report(db):
    """The draft of a week in which one person registered."""
    published(at("03-30 10:00"))
    return draft_weekly_report(WEEK, as_of=WEEK.last_instant)


@pytest.fixture
def desk(client):
    """Sign an editor in: `desk()` gives a client of its own for each."""

    def sit(role=Role.EDITOR):
        person = UserFactory(is_staff=True)
        person.groups.add(Group.objects.get(name=role))
        with_second_factor(person)
        browser = type(client)()
        browser.force_login(person)
        browser.person = person
        return browser

    return sit
