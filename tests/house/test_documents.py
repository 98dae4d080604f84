"""Documents that cannot rot: what they name exists."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.house.files import APPS, ROOT, files, house_files, text

DOCUMENTS = [path for path in files(".md") if path.parts[0] != "data"]
# The guide's pictures are made by `bin/guide-pictures` and kept out of the repository.
LINK = re.compile(r"\]\((?!https?:|#|images/)([^)#]+)(?:#[^)]*)?\)")
MANAGE = re.compile(r"manage\.py (\w+)")
NAMED = re.compile(r"`([\w./-]+\.(?:py|html|md))(?::([\w.]+))?`")
COMMAND = re.compile(r"\bbin/([\w-]+)")
FOLDER = re.compile(r"^\| `([\w/]+)/` \|", re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_links_lead_somewhere(document):
    links = LINK.findall(text(document))
    assert [link for link in links if not (ROOT / document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_commands_exist(document):
    assert set(MANAGE.findall(text(document))) - set(get_commands()) == set()
    assert [name for name in COMMAND.findall(text(document)) if not (ROOT / "bin" / name).exists()] == []


def test_the_readme_runs_it_in_three_commands():
    (first, *_others) = re.findall(r"```\n(.*?)```", text(Path("README.md")), flags=re.DOTALL)
    assert [line.split()[0] for line in first.splitlines()] == ["bin/demo", "bin/test", "bin/test"]


@pytest.mark.parametrize("name", ["demo", "test", "search-node"])
def test_each_command_of_bin_has_help(name):
    done = subprocess.run([f"bin/{name}", "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert f"bin/{name}" in done.stdout


@pytest.mark.parametrize("document", [Path("docs/life-of-a-request.md"), Path("docs/map.md")], ids=str)
def test_names_of_files_and_functions_are_real(document):
    named = NAMED.findall(text(document))
    assert named
    assert [name for name in named if not exists(*name)] == []


def exists(path: str, name: str) -> bool:
    """Whether a file exists and defines a function or class of this name ("Class.method")."""
    if not (ROOT / path).exists():
        return False
    body: list[ast.stmt] = ast.parse(text(Path(path))).body if name else []
    for part in name.split(".") if name else ():
        found = [node for node in body if getattr(node, "name", None) == part]
        if not found:
            return False
        body = getattr(found[0], "body", [])
    return True


def test_a_name_that_left_its_file_is_seen():
    assert exists("portal/finding.py", "Finder.find")
    assert not exists("portal/finding.py", "Finder.lose")
    assert not exists("portal/losing.py", "")


def test_the_map_has_every_folder_and_every_app():
    mapped = set(FOLDER.findall(text(Path("docs/map.md"))))
    folders = {path.parts[0] for path in house_files() if len(path.parts) > 1 and not path.parts[0].startswith(".")}
    apps = {folder for folder in APPS.values() if (ROOT / folder / "apps.py").exists()}
    assert folders | apps <= mapped
    assert [folder for folder in mapped if not (ROOT / folder).is_dir()] == []


def direct(name: str) -> list[str]:
    """Return the packages a list of requirements names itself."""
    lines = [line for line in text(Path(name)).splitlines() if line and not line.startswith(("-", "#"))]
    return [re.split(r"[\[=<>~!; ]", line)[0] for line in lines]


def test_every_dependency_has_its_reason():
    reasons = dict(re.findall(r"^\| ([\w-]+) \| (.+) \|$", text(Path("docs/dependencies.md")), flags=re.MULTILINE))
    reasons.pop("package")
    lists = ("requirements.in", "requirements-dev.in", "requirements-optional.in")
    assert list(reasons) == [package for name in lists for package in direct(name)]
    assert all(reasons.values())


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-optional"])
def test_the_locked_lists_hold_every_direct_dependency_with_hashes(name):
    locked = text(Path(f"{name}.txt"))
    pinned = {found.lower() for found in re.findall(r"^([\w.-]+)==", locked, flags=re.MULTILINE)}
    assert {package.lower().replace("_", "-") for package in direct(f"{name}.in")} <= {
        package.replace("_", "-") for package in pinned
    }
    assert locked.count("--hash=sha256:") >= len(pinned)


def test_decisions_are_numbered_and_say_what_follows():
    decisions = sorted(path for path in DOCUMENTS if "decisions" in path.parts)
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        assert all(part in text(path) for part in ("**Context.**", "**Decision.**", "**What follows.**")), path
