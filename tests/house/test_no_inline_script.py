"""No page of the administration needs a script that stands in it: whoever brings one to Wagtail is seen here.

The policy (`portal/middleware.py`) runs files of the site only. What Wagtail writes into its pages has a template of
ours instead (`home/starting.py`); after an upgrade, a new place or one that is gone fails here.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import allauth
import django
import pytest
import wagtail
import wagtail_modeladmin
from django.template.loader import get_template
from wagtail.admin.widgets import AdminPageChooser, BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser
from wagtail.images.widgets import AdminImageChooser

from home.starting import render_chooser, start, start_of, without_inline_scripts
from tests.house.files import ROOT, files, text
from tests.security.running import RUNS

OURS_INSTEAD = {
    "wagtailadmin/panels/inline_panel.html",
    "wagtailadmin/panels/multiple_chooser_panel.html",
    "wagtailadmin/widgets/date_input.html",
    "wagtailadmin/widgets/datetime_input.html",
    "wagtailadmin/widgets/time_input.html",
    "wagtailsearchpromotions/add.html",
    "wagtailsearchpromotions/edit.html",
}
# What the portal has no address for: Django's own administration and page for programmers, allauth's tour of its API.
UNUSED = ("admin/", "admin_doc/", "gis/", "technical_500.html", "headless/spec/")


def templates_that_run() -> Iterator[str]:
    """Yield the installed templates that hold a script, by the name they are loaded with."""
    for package in (wagtail, wagtail_modeladmin, allauth, django):
        for path in Path(str(package.__file__)).parent.rglob("templates/**/*.html"):
            if RUNS.search(path.read_text(encoding="utf-8")) and "test" not in path.parts:
                yield str(path).rpartition("/templates/")[2]


def choosers(kind: type[BaseChooser] = BaseChooser) -> Iterator[type[BaseChooser]]:
    """Yield Wagtail's way to choose something, and all that were made of it."""
    yield kind
    for one in kind.__subclasses__():
        yield from choosers(one)


def test_every_template_that_holds_a_script_is_known():
    found = {name for name in templates_that_run() if not name.startswith(UNUSED)}
    assert found == OURS_INSTEAD


@pytest.mark.parametrize("name", sorted(OURS_INSTEAD))
def test_ours_is_loaded_instead(name):
    template = get_template(name)
    assert template.origin.name == str(ROOT / "templates" / name)


def test_no_other_line_of_wagtail_writes_a_script():
    folder = Path(str(wagtail.__file__)).parent
    sources = [path for path in folder.rglob("*.py") if not {"test", "tests", "testing"} & set(path.parts)]
    found = {
        str(path.relative_to(folder)): line.strip()
        for path in sources
        if not path.name.startswith("test")
        for line in path.read_text(encoding="utf-8").splitlines()
        if RUNS.search(line) and not line.lstrip().startswith("#")
    }
    assert found == {"admin/widgets/chooser.py": 'out = f"{widget_html}<script>{js}</script>"'}


def test_every_chooser_starts_by_an_element():
    assert {one.render for one in choosers()} == {render_chooser}


@pytest.mark.parametrize("chooser", [AdminPageChooser, AdminImageChooser, AdminTaskChooser])
def test_what_a_chooser_calls_can_be_read(chooser):
    element = start_of(chooser().render_js_init("id_x", "x", None))
    assert "Chooser" in element.partition('call="')[2].partition('"')[0]


def test_what_is_no_single_call_is_refused():
    with pytest.raises(ValueError, match="a file of its own"):
        start_of("new Chooser('id_x', {}); alert(1)")


def test_none_of_our_own_holds_one():
    pages = [*files(".html", under="templates/"), *(path for path in files(".py") if path.parts[0] != "tests")]
    known = {Path("home/starting.py"), Path("directory/uploads/documents.py")}
    assert {str(path) for path in pages if RUNS.search(text(path))} <= {str(path) for path in known}


def test_words_stay_words():
    """Whatever the words, they are one attribute, and a number is put into each name up to its escaped mark."""
    words = ['id_x-__prefix__-y"><script>alert(1)</script>', {"of": "z-__prefix__"}]
    element = str(start("PageChooser", *words))
    assert element.count("<") == element.count(">") == 2
    attribute = element.partition('words="')[2].partition('"')[0]
    assert json.loads(json.loads(f'"{attribute}"')) == words
    numbered = re.sub(r"__prefix__(.*?('|\"|\\u0022))", r"7\1", attribute)
    assert "__prefix__" not in numbered


def test_only_scripts_without_a_file_are_left_out():
    kept = '<script src="a.js"></script><script id="b" type="application/json">{}</script>'
    assert without_inline_scripts(f'{kept}<script>1</script><script type="text/javascript">\n2</script>') == kept
