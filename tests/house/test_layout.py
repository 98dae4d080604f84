"""What must never appear in the tree, and how large a file may be."""

import re
from importlib.util import find_spec
from pathlib import Path

from tests.house.files import ROOT, files, house_files, text

LONGEST = 500
# Written by a program or for one.
UNMEASURED = (".po", ".svg", ".csv", ".geojson", ".json")
LOCKED = {"requirements.txt", "requirements-dev.txt"}
# Put together here, so that this file holds none of them.
PLACES = [
    r"pypi\." + "org",
    "pythonhosted" + r"\.org",
    "npmjs" + r"\.org",
    r"deb\." + "debian",
    r"proxy\." + "golang",
    r"(?<![\w.])/" + "work/",
    r"(?<![\w.])/" + "root/",
    "/opt/" + "wheels",
    r"/home/" + r"\w+/",
]


def test_the_folder_requests_is_no_package():
    assert not (ROOT / "requests" / "__init__.py").exists()
    assert not (ROOT / "tests" / "requests").exists()


def test_the_http_library_keeps_its_name():
    spec = find_spec("requests")
    assert spec
    assert spec.origin
    assert "site-packages" in spec.origin


def test_tests_are_no_packages():
    assert [path for path in files(".py", under="tests/") if path.name == "__init__.py"] == []


def test_no_app_has_a_drawer_for_everything():
    assert [path for path in files(".py") if path.stem in {"utils", "helpers", "misc", "common"}] == []


def test_no_file_is_long():
    def lines(path: Path) -> int:
        return text(path).count("\n")

    written = [path for path in house_files() if path.name not in LOCKED and path.parts[0] != "data"]
    measured = [path for path in written if not path.name.endswith(UNMEASURED) and is_text(path)]
    assert {str(path): lines(path) for path in measured if lines(path) > LONGEST} == {}


def test_no_file_names_a_registry_or_a_machine():
    pattern = re.compile("|".join(PLACES))
    found = {str(path): pattern.findall(text(path)) for path in house_files() if is_text(path)}
    assert {path: names for path, names in found.items() if names} == {}


def is_text(path: Path) -> bool:
    """Whether a file can be read as text."""
    return b"\0" not in (ROOT / path).read_bytes()[:4000]
