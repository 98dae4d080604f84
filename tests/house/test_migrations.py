"""Migrations say all that the models say, and have names one can read."""

import re

import pytest
from django.core.management import call_command

from tests.house.files import files


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_migrations_have_names():
    written = [path for path in files(".py") if path.parent.name == "migrations" and path.stem != "__init__"]
    assert written
    assert [path for path in written if re.search(r"_auto_|_alter_.*_more$|\d{8}", path.stem)] == []
