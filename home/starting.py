"""How the admin's fields and panels start without a script in the page.

Wagtail writes a `<script>` beside each date, chooser and inline panel, which a policy without `'unsafe-inline'` blocks.
We write an element instead that names what is to be called, and `static/js/cms.js` calls it where a script would have
run. `tests/house/test_no_inline_script.py` knows every script that Wagtail writes, so a new one is seen at an upgrade.
"""

import json
import re
from typing import Any

from django.utils.html import escapejs, format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser

# What Wagtail's choosers say they want to be called: `new PageChooser("id_page", {"modalUrl": …});`.
CALL = re.compile(r"(?:new )?(\w+)\((.*)\);", re.DOTALL)
INLINE = re.compile(r"<script(?: type=\"text/javascript\")?>.*?</script>", re.DOTALL)


def start(call: str, *words: Any) -> SafeString:
    """Return the element that has `static/js/cms.js` call something of Wagtail's with these words.

    They are escaped as Wagtail escapes them in a script: when a line is added, its number is put in the place of each
    `__prefix__` that an escaped quotation mark follows.
    """
    return format_html('<cms-start hidden call="{}" words="{}"></cms-start>', call, escapejs(json.dumps(words)))


def start_of(script: str) -> SafeString:
    """Return the element for a call that is written as JavaScript; ValueError for anything but one call."""
    found = CALL.fullmatch(script)
    if not found:
        raise ValueError(f"Not a single call, so it needs a file of its own: {script}")
    return start(found[1], *json.loads(f"[{found[2]}]"))


def render_chooser(chooser: BaseChooser, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
    """Take the place of `BaseChooser.render`, which ends in a script."""
    chosen = chooser.get_value_data(value)
    html = chooser.render_html(name, chosen, attrs)
    return format_html_join("", "{}", [(html,), (start_of(chooser.render_js_init(attrs["id"], name, chosen)),)])


def without_inline_scripts(html: str) -> SafeString:
    """Return a template's own part of a page without the scripts that stand in it."""
    return SafeString(INLINE.sub("", html))


def start_choosers_without_scripts() -> None:
    """Have every chooser of the admin, whoever brings it, start by an element."""
    BaseChooser.render = render_chooser
