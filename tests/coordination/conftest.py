"""A coordinator at the cockpit."""

import pytest

from tests.coordination.factories import coordinator, signed_in


@pytest.fixture
def ines(db):
    return coordinator(first_name="Inès", last_name="Fictive")


@pytest.fixture
def cockpit(ines):
    return signed_in(ines)
