"""The description gives a body to begin with for each call that takes one, and the page shows it as one types it."""

import pytest

from api.choices import Right
from api.v1 import api


def operations() -> dict[str, dict]:
    """Return what is told of each operation that takes JSON, by its name."""
    told = api.get_openapi_schema(path_prefix="/api/v1/")
    return {
        one["operationId"]: one["requestBody"]["content"]["application/json"]
        for methods in told["paths"].values()
        for one in methods.values()
        if "application/json" in one.get("requestBody", {}).get("content", {})
    }


def test_every_body_has_an_example():
    bodies = operations()
    assert len(bodies) > 40
    assert {name for name, body in bodies.items() if not body["example"]} == set()
    assert {name for name, body in bodies.items() if "…" in body["example"].values()} == set()


@pytest.mark.django_db
def test_an_example_is_taken_as_it_is(program, searchable):
    its = program(Right.READ, Right.ALERTS)
    for method, path, name in (
        ("post", "me/searches", "save_search"),
        ("patch", "me/notice-settings", "change_notice_settings"),
    ):
        answer = getattr(its, method)(f"/api/v1/{path}", operations()[name]["example"], content_type="application/json")
        assert answer.status_code in (200, 201), answer.text


@pytest.mark.django_db
def test_the_page_shows_it_as_one_types_it(client):
    shown = client.get("/api/v1/docs").text
    assert "Bonjour, pouvez-vous nous dire comment vous faites" in shown
    assert "-F photo=@fichier" in shown
