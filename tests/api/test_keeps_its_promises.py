"""Whatever is sent, by whoever, every answer is one that the description promises: no error of ours, no other shape.

schemathesis makes the calls from the description itself; `FUZZ_EXAMPLES=200` asks longer than the suite has time for.
"""

import itertools
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from accounts.models import User
from api.choices import Right
from api.tokens import actions
from search import indexing
from tests.permissions.cast import ACCOUNT, COLLEAGUE, OWNER, VISITOR, VOLUNTEER, Cast, cast

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
# A visitor, members of each kind, and each role of the team.
CALLERS = (VISITOR, ACCOUNT, OWNER, VOLUNTEER, COLLEAGUE, "M", "E", "C", "A")
# What stands for a part of a path; then for a path with these words in it.
NAMED = {"slug": "request", "pk": "offer", "finess": "finess"}
MEANT = {
    "/profiles/": {"slug": "profile"},
    "/phone": {"slug": "helper"},
    "/messages": {"slug": "helper"},
    "/resources/": {"slug": "resource"},
    "/threads/": {"pk": "thread"},
    "/posts/": {"pk": "post"},
    "/conversations/": {"pk": "talk"},
    "/searches/": {"pk": "saved"},
    "/notices/": {"pk": "notice"},
    "/members/": {"pk": "membership"},
    "/invitations/": {"pk": "invitation"},
    "/documents/": {"pk": "document"},
    "/versions/": {"pk": "revision"},
    "/decisions/": {"pk": "decision"},
}
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "1"))
LOOSE = {"deadline": None, "derandomize": True, "database": None, "phases": [Phase.generate]}


@pytest.fixture
def stage(settings, tmp_path) -> Cast:
    settings.MEDIA_ROOT, settings.SEARCH_DIR = tmp_path / "media", tmp_path / "search"
    settings.ALLOWED_HOSTS = ["*"]
    made = cast()
    indexing.rebuild()
    return made


@pytest.fixture
def schema(stage) -> Iterator[Any]:
    """The description, asked of the portal itself; the test's one connection stays open between calls."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def bearer(stage: Cast, who: str) -> dict[str, str]:
    """Return the header of a token with every right."""
    if who == VISITOR:
        return {}
    user = User.objects.get(pk=stage.people[who].session["_auth_user_id"])
    _made, text = actions.make(user, name="essai", rights=list(Right), days=1)
    return {"Authorization": f"Bearer {text}"}


def lead_to_something(case: Any, stage: Cast) -> None:
    """Have a call name something that is there: what is meant by a key, the path says."""
    given_words = {name: stage.words[word] for name, word in NAMED.items()} | {"week": "2020-W14"}
    for part, names in MEANT.items():
        if part in case.path:
            given_words |= {name: stage.words[word] for name, word in names.items()}
    for name in case.path_parameters or {}:
        case.path_parameters[name] = given_words.get(name, case.path_parameters[name])


def ask(case: Any, headers: dict[str, str]) -> None:
    """Call, look at the answer, and undo what it did."""
    # Who asks for some fields gets these, whatever a shape requires (`test_only_the_fields_asked_for`).
    (case.query or {}).pop("fields", None)
    caches["memory"].clear()
    caches["default"].clear()
    with transaction.atomic():
        case.call_and_validate(headers=headers, checks=CHECKS)
        transaction.set_rollback(True)


def asking(operation: Any, headers: dict[str, str], stage: Cast, numbers: Iterator[int]) -> Callable[[], None]:
    """Return what calls an operation some times as somebody; every other call names something that is there."""

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), **LOOSE)
    @given(case=operation.as_strategy())
    def called(case: Any) -> None:
        if next(numbers) % 2:
            lead_to_something(case, stage)
        ask(case, headers)

    return called


def test_every_answer_is_a_promised_one(stage, schema):
    callers, numbers = [bearer(stage, who) for who in CALLERS], itertools.count()
    for found in schema.get_all_operations():
        for headers in callers:
            asking(found.ok(), headers, stage, numbers)()
    assert next(numbers) > 40 * len(CALLERS)


def test_what_is_not_promised_is_seen(stage, schema):
    """An answer that the description doesn't know fails, as a page of HTML would."""
    operation = schema["/api/v1/themes"]["GET"]
    operation.definition.raw["responses"]["200"]["content"]["application/json"]["schema"]["items"] = {"type": "integer"}
    case = operation.Case()
    with pytest.raises(BaseExceptionGroup) as failed:
        case.call_and_validate(checks=CHECKS)
    assert "Response violates schema" in str(failed.value.exceptions[0])
