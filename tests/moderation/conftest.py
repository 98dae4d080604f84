"""A moderator at the queue, and what decisions are posted as."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from portal.work.worker import drain
from tests.cms.factories import staff


@pytest.fixture
def moderator(db) -> User:
    return staff(Role.MODERATOR, first_name="Maud", last_name="Modère")


@pytest.fixture
def as_moderator(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


@pytest.fixture
def decide(as_moderator: Client) -> Callable[..., HttpResponse]:
    """Return what presses a button of the panel: `decide("profile", page, "approved", comment=…)`."""

    def press(kind: str, thing, verdict: str, **fields) -> HttpResponse:
        return as_moderator.post(f"/cms/moderation/{kind}/{thing.pk}/", {"verdict": verdict} | fields)

    return press


@pytest.fixture
def letters(db) -> Callable[[], list[mail.EmailMessage]]:
    """Return what lets the worker send what waits, and gives all that was sent."""

    def sent() -> list[mail.EmailMessage]:
        drain()
        return mail.outbox

    return sent
