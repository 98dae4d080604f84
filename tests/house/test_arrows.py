"""Arrows between apps go downwards only: see docs/map.md. A string foreign key and a migration are arrows too."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

from tests.house.files import APPS, app_of, files, text

HEIGHT = {app: height for height, app in enumerate(APPS)}
# Nobody imports these, not even each other; only `datasets`, which fills the whole portal, may import anything, and
# `api` puts search's own questions (docs/decisions/0031).
ROOFS = {"api", "home", "search", "datasets"}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField", "ParentalKey", "ParentalManyToManyField", "get_model"}
# The labels of the apps that live inside `portal`.
LABELS = {app: app for app in APPS} | {"work": "portal", "mail": "portal"}


def arrows_of(path: Path) -> set[str]:
    """Return the apps a file points at."""
    tree = ast.parse(text(path))
    named = {name for node in ast.walk(tree) for name in [*imported(node), *related(node)]}
    if "migrations" in path.parts:
        named |= dependencies(tree)
    return {LABELS[name] for name in named if name in LABELS} - {app_of(path)}


def imported(node: ast.AST) -> list[str]:
    """Return the top-level names that an import statement reads."""
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        return [node.module.split(".")[0]]
    return []


def related(node: ast.AST) -> list[str]:
    """Return the labels in `ForeignKey("app.Model")` and `get_model("app", "Model")`."""
    if not isinstance(node, ast.Call):
        return []
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    targets = [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "to")]
    if name not in RELATIONS:
        return []
    return [str(target.value).split(".")[0] for target in targets if isinstance(target, ast.Constant)]


def dependencies(tree: ast.AST) -> set[str]:
    """Return the labels that a migration depends on."""
    return {
        str(pair.elts[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in {"dependencies", "run_before"}
        for pair in getattr(node.value, "elts", [])
        if isinstance(pair, ast.Tuple) and isinstance(pair.elts[0], ast.Constant)
    }


def all_arrows() -> dict[str, dict[str, set[str]]]:
    """Return importing app → imported app → files."""
    arrows: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in files(".py"):
        app = app_of(path)
        for target in arrows_of(path) if app else ():
            arrows[str(app)][target].add(str(path))
    return arrows


def allowed(app: str, target: str) -> bool:
    """Whether `app` may point at `target`."""
    if app == "datasets" or (app, target) == ("api", "search"):
        return True
    return target not in ROOFS and HEIGHT[target] < HEIGHT[app]


@pytest.mark.parametrize("app", APPS)
def test_arrows_go_downwards(app):
    wrong = {target: paths for target, paths in all_arrows()[app].items() if not allowed(app, target)}
    assert wrong == {}


def test_no_two_apps_point_at_each_other():
    arrows = {app: dict(targets) for app, targets in all_arrows().items()}
    assert [(a, b) for a in APPS for b in arrows.get(a, {}) if a < b and a in arrows.get(b, {})] == []


def test_the_check_sees_every_kind_of_arrow(tmp_path):
    seen = [
        "import help_requests.models",
        "from help_requests import actions",
        "def late():\n    from help_requests.models import Need",
        "key = models.ForeignKey('help_requests.Need', models.CASCADE)",
        "key = ParentalKey(to='help_requests.Need')",
        "apps.get_model('help_requests', 'Need')",
    ]
    for source in seen:
        names = {name for node in ast.walk(ast.parse(source)) for name in [*imported(node), *related(node)]}
        assert "help_requests" in names, source
    migration = ast.parse("class M:\n    dependencies = [('help_requests', '0001_initial')]")
    assert dependencies(migration) == {"help_requests"}


def test_only_tests_import_tests():
    assert [str(path) for path in files(".py") if app_of(path) and "from tests" in text(path)] == []
