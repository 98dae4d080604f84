"""A file of any length is read piece by piece, and says where it is broken; records wait on disk."""

import io
import json

import pytest

from datasets.format import walking
from datasets.format.spool import BATCH, Spool
from datasets.format.walking import walk

CONTENT = {
    "format": 1,
    "note": 'Une « note », avec {des} [signes], "d’autres" et \\ un \n saut',
    "volunteers": [{"id": str(n), "text": "é" * n, "none": None, "deep": [[n], {"a": {}}]} for n in range(40)],
    "establishments": [],
    "source": "essai",
    "numbers": [1, -2.5, 3e10, 12345678901234567890, True],
}  # fmt: skip


def said(text):
    """Put together again what was read apart."""
    content = {}
    for key, number, value in walk(io.StringIO(text)):
        if number is None:
            content[key] = value
        else:
            assert number == len(content.setdefault(key, []))
            content[key].append(value)
    return content


@pytest.mark.parametrize("chunk", [1, 2, 7, 64, 1 << 20])
@pytest.mark.parametrize("indent", [None, 2])
def test_what_is_read_piece_by_piece_is_what_is_written(monkeypatch, chunk, indent):
    monkeypatch.setattr(walking, "CHUNK", chunk)
    text = json.dumps(CONTENT, indent=indent)
    assert said(f" {text}\n") == CONTENT
    assert said(json.dumps(CONTENT, ensure_ascii=False)) == CONTENT


BROKEN = (
    *("", " ", "{", "[]", "3", '{"a"}', '{"a": }', '{"a": 1', '{"a": 1,}', '{"a": [1, ]}', '{"a": [1 2]}', '{"a": [1}'),
    *('{"a": 1} {', '{"a": "\\ud83"}', '{"a": [{"b": 1, "b": 2}]}', '{"a": 1, "a": [2]}', "{1: 2}", '{"a": tru}'),
    *('{"a": "x', '{"a": "\x01"}', '{"a": 2.}', '{"a": [3e]}'),
)


@pytest.mark.parametrize("chunk", [1, 1 << 20])
@pytest.mark.parametrize("text", BROKEN)
def test_what_is_no_object_is_refused_wherever_it_is_cut(monkeypatch, chunk, text):
    monkeypatch.setattr(walking, "CHUNK", chunk)
    with pytest.raises(ValueError, match=r".+"):
        said(text)


@pytest.mark.parametrize("chunk", [1, 1 << 20])
def test_the_place_is_told_by_line_and_column(monkeypatch, chunk):
    monkeypatch.setattr(walking, "CHUNK", chunk)
    text = json.dumps({"format": 1, "posts": [{"id": str(n)} for n in range(5)]}, indent=1)
    broken = text.replace('"3"', "3x")
    with pytest.raises(ValueError, match=r"line 14 column 11$") as told:
        said(broken)
    with pytest.raises(json.JSONDecodeError) as whole:
        json.loads(broken)
    assert str(whole.value).startswith(str(told.value))


def test_no_more_of_the_text_is_held_than_a_piece_and_a_record(monkeypatch):
    monkeypatch.setattr(walking, "CHUNK", 1000)
    asked = []

    class Told(io.StringIO):
        def read(self, size=-1):
            asked.append(size)
            return super().read(size)

    text = json.dumps({"format": 1, "volunteers": [{"id": n, "text": "x" * 400} for n in range(500)]})
    assert sum(1 for _said in walk(Told(text))) == 501
    assert max(asked) == 1000


@pytest.mark.parametrize("number", [0, 1, BATCH, BATCH + 1, 3 * BATCH + 5])
def test_a_spool_gives_back_what_it_was_given_in_order(number):
    spool = Spool()
    for each in range(number):
        spool.append({"n": each, "text": "é" * 500})
    assert len(spool) == number
    for _time in range(2):
        assert [each["n"] for each in spool] == list(range(number))
    assert all(0 < len(batch) <= BATCH for batch in spool.batches())
    spool.append({"n": number})
    assert [each["n"] for each in spool] == list(range(number + 1))
