"""Every template is used by somebody."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.template import engines

from tests.house.files import ROOT, app_of, files, text

# Django, and allauth for too many attempts, look for these by name.
ERROR_PAGES = {"400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"}
NAME = re.compile(r"[\w\-/.]+\.(?:html|txt|xml|atom)")


def template_names() -> list[str]:
    """Return the templates of this project, by the name they are loaded with."""
    return [str(path.relative_to("templates")) for path in files(".html", ".txt", ".xml", ".atom", under="templates/")]


@cache
def names_in_templates() -> set[str]:
    """Return every template name written in a template."""
    return {name for path in files(".html", ".txt", ".xml", under="templates/") for name in NAME.findall(text(path))}


@cache
def patterns_in_code() -> list[re.Pattern[str]]:
    """Return what Python code loads: whole names, and names of which a part is computed."""
    sources = [path for path in files(".py") if app_of(path)]
    return [re.compile(pattern) for path in sources for pattern in patterns_of(ast.parse(text(path)))]


def patterns_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value):
            yield re.escape(node.value)
        if isinstance(node, ast.JoinedStr):
            parts = [re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w\-]+" for p in node.values]
            if NAME.search("".join(p.value for p in node.values if isinstance(p, ast.Constant))):
                yield "".join(parts)


def overrides(name: str) -> bool:
    """Whether an installed package has a template of this name, which ours replaces."""
    folders = [Path(str(folder)) for folder in engines["django"].template_dirs]
    return any((folder / name).exists() for folder in folders if not folder.is_relative_to(ROOT / "templates"))


def is_loaded(name: str) -> bool:
    """Whether code loads a template by its name; the HTML of a letter stands beside its text, which code names."""
    text_of_letter = re.sub(r"(/email/.+)\.html$", r"\1.txt", name)
    return any(pattern.fullmatch(name) or pattern.fullmatch(text_of_letter) for pattern in patterns_in_code())


def test_every_template_is_used():
    names = [name for name in template_names() if name not in ERROR_PAGES | names_in_templates()]
    assert [name for name in names if not is_loaded(name) and not overrides(name)] == []


def test_a_template_nobody_names_would_be_found():
    name = "nobody/" + "names-this.html"
    assert name not in names_in_templates()
    assert not is_loaded(name)
    assert not overrides(name)
    assert overrides("account/login.html")


def test_no_template_is_long():
    assert {name for name in template_names() if text(Path("templates") / name).count("\n") > 150} == set()
