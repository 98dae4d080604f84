"""Reference lists, loaded once for all the tests of a file that need them."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def reference_lists(django_db_setup, django_db_blocker):
    """The packaged lists in the database for the tests of one file, taken away after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0, stdout=StringIO())
        yield
        transaction.set_rollback(True)
