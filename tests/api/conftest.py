"""A portal that can be searched, and somebody's program with a token."""

import pytest
from django.test import Client

from api.choices import Right
from api.tokens import actions
from tests.accounts.factories import member
from tests.directory.searchable import searchable

__all__ = ["searchable"]


@pytest.fixture
def person(db):
    """Somebody with an account."""
    return member()


@pytest.fixture
def program(person):
    """Make a program that asks with a token of this person: `program(Right.POSTS)`."""

    def made(*rights: Right, days: int = 30, user=person) -> Client:
        _rights, text = actions.make(user, name="essai", rights=rights or [Right.READ], days=days)
        return Client(headers={"Authorization": f"Bearer {text}"})

    return made
