"""`match`: for the terminal and for other programs."""

import json

import pytest
from django.core.management import call_command, execute_from_command_line

pytestmark = pytest.mark.django_db


def answer(capsys, *words) -> str:
    call_command("match", *words)
    return capsys.readouterr().out


def test_json_is_as_promised(page, volunteer, capsys):
    told = json.loads(answer(capsys, page.slug, "--format", "json"))
    assert told["request"] == page.slug
    [first] = told["volunteers"]
    assert first["slug"] == volunteer.page.slug
    assert 0 < first["score"] <= 1
    reasons = {reason["kind"]: reason for reason in first["reasons"]}
    assert reasons["theme"] == {"kind": "theme", "text": "Teletravail", "value": 1.0}
    assert reasons["load"]["text"] == "aucune sollicitation ce mois-ci"
    assert {"distance", "availability", "freshness"} <= set(reasons)


def test_text_says_why_and_a_page_number_does_too(page, volunteer, capsys):
    text = answer(capsys, str(page.pk), "--limit", "1")
    assert "Alix" in text
    assert "dans la même commune" in text


def test_nobody_is_no_mistake(page, capsys):
    assert json.loads(answer(capsys, page.slug, "--format", "json"))["volunteers"] == []
    assert "nobody fits" in answer(capsys, page.slug)


WRONG = [("no-such-request",), ("99999999",), ("9" * 40,)]
MISUSED = [("x", "--limit", "0"), ("x", "--limit", "a"), ("x", "--format", "xml"), ()]


@pytest.mark.parametrize(("words", "status"), [*((words, 1) for words in WRONG), *((words, 2) for words in MISUSED)])
def test_what_is_wrong_has_its_status(page, words, status, capsys):
    with pytest.raises(SystemExit) as caught:
        execute_from_command_line(["manage.py", "match", *words])
    assert caught.value.code == status
    assert capsys.readouterr().err
