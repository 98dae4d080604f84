"""A malformed file: each bad record named with its id and the reason, and nothing written."""

import json
import re

import pytest
from django.core.management import CommandError

from tests.datasets.sets import load, rows, small_set, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_lists")]

# Where (list, position from 0), what is said there instead (None removes the key), and a word of the reason.
SPOILED = {
    "unknown key": ("volunteers", 0, {"age": 40}, "age"),
    "missing field": ("requests", 2, {"title": None}, "title"),
    "wrong enum": ("volunteers", 0, {"gender": "homme"}, "gender"),
    "theme of no list": ("volunteers", 1, {"themes": ["télétravail"]}, "themes"),
    "region of no list": ("establishments", 0, {"region": "00"}, "region"),
    "profession of no list": ("volunteers", 0, {"professions": ["magicien"]}, "magicien"),
    "category of no list": ("establishments", 0, {"category": "XYZ"}, "category"),
    "bad date": ("volunteers", 0, {"registered_at": "2021-02-30T09:00:00+01:00"}, "registered_at"),
    "date without offset": ("requests", 2, {"submitted_at": "2021-01-10T09:00:00"}, "submitted_at"),
    "end of the calendar": ("volunteers", 0, {"published_at": "9999-12-31T23:59:59-12:00"}, "published_at"),
    "beginning of the calendar": ("volunteers", 0, {"registered_at": "0001-01-01T00:00:00+14:00"}, "registered_at"),
    "half a character": ("volunteers", 0, {"presentation": "Bonjour \ud800"}, "presentation"),
    "wrong check digit": ("establishments", 0, {"finess": "990001001"}, "990001001"),
    "duplicate id": ("volunteers", 1, {"id": "A"}, "A"),
    "duplicate address": ("volunteers", 1, {"email": "A@exemple.invalid"}, "email"),
    "not an address": ("volunteers", 1, {"email": "b"}, "email"),
    "published before registered": ("volunteers", 0, {"published_at": "2021-01-01T09:00:00+01:00"}, "published_at"),
    "closed before submitted": ("requests", 4, {"closed_at": "2021-01-01T09:00:00+01:00"}, "closed_at"),
    "closed without a date": ("requests", 4, {"closed_at": None}, "closed_at"),
    "open with an end": ("requests", 2, {"closed_at": "2021-01-15T09:00:00+01:00"}, "closed_at"),
    "request of nobody": ("requests", 8, {"volunteer": None}, "requests"),
    "unknown establishment": ("requests", 2, {"establishment": "E9"}, "E9"),
    "unknown supporter": (
        "requests", 3, {"support": [{"volunteer": "Z", "channel": "phone", "at": "2021-01-11T09:00:00+01:00"}]}, "Z",
    ),
    "unknown channel": (
        "requests", 3, {"support": [{"volunteer": "A", "channel": "fax", "at": "2021-01-11T09:00:00+01:00"}]}, "fax",
    ),
    "need of nothing": ("requests", 2, {"needs": [{"number": 2}]}, "needs"),
    "more filled than asked": ("requests", 2, {"needs": [{"skill": "cuisine", "number": 1, "filled": 2}]}, "needs"),
    "filled before it was sent": ("requests", 0, {"needs": [{"skill": "cuisine", "number": 1, "filled": 1}]}, "needs"),
    "number that is none": ("requests", 2, {"needs": [{"skill": "cuisine", "number": "deux"}]}, "number"),
    "post about nothing": ("posts", 0, {"request": "D9"}, "D9"),
    "post under what was never published": ("posts", 0, {"request": "in_review"}, "request"),
    "post of nobody": ("posts", 0, {"author": {}}, "posts"),
    "solution of nothing": ("posts", 1, {"solution_of": "P9"}, "P9"),
    "solution in another thread": ("posts", 1, {"request": "open"}, "solution_of"),
    "no text": ("posts", 0, {"body": "  "}, "body"),
    "list that is none": ("volunteers", 0, {"themes": "pca"}, "themes"),
}  # fmt: skip


def spoil(content, kind, number, change):
    record = content[kind][number]
    for key, value in change.items():
        if value is None:
            del record[key]
        else:
            record[key] = value
    return record


def refusal(folder) -> str:
    before = rows()
    with pytest.raises(CommandError) as refused:
        load(folder)
    assert refused.value.returncode == 1
    assert rows() == before
    return str(refused.value)


@pytest.mark.parametrize(("kind", "number", "change", "word"), SPOILED.values(), ids=SPOILED)
def test_a_bad_record_is_named(kind, number, change, word, tmp_path):
    content = small_set()
    record = spoil(content, kind, number, change)
    lines = refusal(write(tmp_path, content)).splitlines()[1:]
    assert any(kind in line and record["id"] in line and str(number + 1) in line and word in line for line in lines)


def test_all_bad_records_are_named_at_once(tmp_path):
    content = small_set()
    for kind, number, change, _word in (SPOILED["wrong enum"], SPOILED["bad date"], SPOILED["no text"]):
        spoil(content, kind, number, change)
    lines = refusal(write(tmp_path, content)).splitlines()
    assert len(lines) == 1 + 3


def test_addresses_are_never_repeated(tmp_path):
    content = small_set()
    content["volunteers"][0]["email"] = "tout-faux@"
    content["volunteers"][1] |= {"email": "b@exemple.invalid", "published_at": "x"}
    told = refusal(write(tmp_path, content))
    assert "@" not in told


def test_a_good_set_beside_a_bad_one_is_not_written(tmp_path):
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.mkdir()
    bad.mkdir()
    write(good, {"format": 1, "establishments": small_set()["establishments"]})
    write(bad, {"format": 1, "posts": [{"id": "P"}]})
    before = rows()
    with pytest.raises(CommandError):
        load(good, bad)
    assert rows() == before


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"format": 2}',
        '{"format": 1, "people": []}',
        '{"format": 1, "posts": {}}',
        '{"format": 1, "format": 1}',
    ],
)
def test_what_is_no_data_set_is_refused(text, tmp_path):
    (tmp_path / "data.json").write_text(text)
    assert str(tmp_path / "data.json") in refusal(tmp_path)


def test_the_same_set_unspoiled_is_accepted(tmp_path):
    content = small_set()
    assert json.dumps(content)
    assert re.search(r"\b2\b", load(write(tmp_path, content)))
