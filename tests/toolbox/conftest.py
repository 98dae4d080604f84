"""Lists are tested with the real engine behind them; files are taken to the last byte, and closed."""

from collections.abc import Callable, Iterator

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

from tests.directory.searchable import searchable

__all__ = ["searchable"]


@pytest.fixture
def take(client: Client) -> Iterator[Callable[..., HttpResponseBase]]:
    """Ask for an address, and let go of the file behind the answer at the end."""
    answers = []

    def ask(url: str, method: str = "get") -> HttpResponseBase:
        answers.append(getattr(client, method)(url))
        return answers[-1]

    yield ask
    for answer in answers:
        answer.close()
