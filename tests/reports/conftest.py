"""The reference lists that reports name, the week of 2020, and people who work on reports."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command

from accounts.roles import Role
from directory.reference import geography, lists, register
from tests.directory.factories import UserFactory

DATA = Path(settings.BASE_DIR) / "data"


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
