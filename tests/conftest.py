"""Stricter than production: no network, no unknown template variable, no stray template mark in a page."""

import gc
import ipaddress
import re
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.template.base import UNKNOWN_SOURCE, Node
from django.test import Client
from django.utils import translation

from tests import once

# What pytest-django gives the database to: without one of them, or its mark, a test is refused any.
DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
OUR_TEMPLATES = str(Path(settings.BASE_DIR) / "templates")
STRAY_MARK = re.compile(rb"\{\{|\{%|%\}|\{#")


def refuse_the_network(event: str, args: tuple[Any, ...]) -> None:
    """Let the suite reach this machine only (an audit hook: it also sees what libraries do)."""
    if event == "socket.connect":
        host = args[1][0] if isinstance(args[1], tuple) else "localhost"
    elif event == "socket.getaddrinfo":
        host = args[0] or "localhost"
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if event == "socket.getaddrinfo" and is_number(host):
        return
    if not is_loopback(host):
        raise RuntimeError(f"The suite asked the network for {host!r}.")


def is_loopback(host: str) -> bool:
    """Whether a name or an address is this machine's own."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_number(host: str) -> bool:
    """Whether what is looked up is an address already, in any of its spellings: no name server is asked for it."""
    try:
        return ":" in host or bool(socket.inet_aton(host))
    except OSError:
        return False


sys.addaudithook(refuse_the_network)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use no database: there is no second one to run them on."""
    for item in items:
        if not (item.get_closest_marker("django_db") or DATABASE & set(getattr(item, "fixturenames", ()))):
            item.add_marker("no_database")


def pytest_collection_finish() -> None:
    """What is loaded now is never garbage: to look through it again and again takes the time of tests.

    What comes later is looked through less often than Python does by itself, which is every 700 objects.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


class UnknownVariable(str):
    """Stands for a variable a template names and nobody gave: an error in our templates, empty in others'.

    Django asks whether `string_if_invalid` is true before it looks at it, so the question itself is where to object.
    """

    def __bool__(self) -> bool:
        expression = sys._getframe(1).f_locals.get("self")
        # `{{ name|default:… }}` says itself that the name may be missing.
        if any(taken.__name__ == "default" for taken, _arguments in getattr(expression, "filters", [])):
            return False
        node = rendered_node()
        if node and str(getattr(node, "origin", UNKNOWN_SOURCE)).startswith(OUR_TEMPLATES):
            pytest.fail(f"{node.origin}: nobody gave the variable of {node!r}", pytrace=False)
        return False


def rendered_node() -> Node | None:
    """Return the template node that is being rendered, the innermost one."""
    frame = sys._getframe()
    while frame := frame.f_back:  # type: ignore[assignment]
        node = frame.f_locals.get("self")
        if isinstance(node, Node):
            return node
    return None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Begin with a copy of the database as migrations leave it."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        once.copy_to(Path(told["TEST"]["NAME"]))
    else:
        told["TEST"]["TEMPLATE"] = once.template(told)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Have Django keep the copy that was laid for it; on PostgreSQL it is Django that copies."""
    return connection.vendor == "sqlite"


@pytest.fixture(autouse=True, scope="session")
def _unknown_variables_fail(django_test_environment: None) -> None:
    engines["django"].engine.string_if_invalid = UnknownVariable()


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    """The cache outlives a test, and keys of people come again: nobody is slowed down for what another test did."""
    for name in ("default", "memory"):
        caches[name].clear()


@pytest.fixture(autouse=True)
def _french_at_first() -> Iterator[None]:
    """A page read in English leaves its language in force in the thread; the next test begins in French again."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


class StrictClient(Client):
    """Refuses a page in which a template mark was left standing (Wagtail's admin ships such marks for its scripts)."""

    def request(self, **request: Any) -> HttpResponse:
        response = super().request(**request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
        if is_page and not request["PATH_INFO"].startswith("/cms/"):
            found = STRAY_MARK.search(response.content)
            assert not found, f"{request['PATH_INFO']} shows {response.content[found.start() :][:80]!r}"
        return response


@pytest.fixture
def client() -> Client:
    return StrictClient()
