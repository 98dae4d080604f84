"""Each requirement of docs/security.md, R1 to R16, is kept by tests that exist."""

import ast
import re
from pathlib import Path

from tests.house.files import ROOT, text

ROW = re.compile(r"^\| (R\d+) \|.*?\| ([^|]+) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py):(test_\w+)`")
PAGE = text(Path("docs/security.md"))


def test_every_requirement_has_its_tests():
    kept = {name: NAMED.findall(tests) for name, tests in ROW.findall(PAGE)}
    assert list(kept) == [f"R{number}" for number in range(1, 17)]
    assert all(kept.values())


def test_they_exist():
    named = NAMED.findall(PAGE)
    assert [one for one in named if not is_there(*one)] == []
    assert not is_there("tests/house/test_security_table.py", "test_that_went")


def is_there(path: str, name: str) -> bool:
    """Whether a file has a test of this name."""
    file = ROOT / path
    return file.exists() and name in {getattr(node, "name", "") for node in ast.parse(file.read_text()).body}
