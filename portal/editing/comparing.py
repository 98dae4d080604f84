"""Two versions of a page side by side: field by field, with the words that differ marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .contents import Content, Contents

# Words with the space after them: a change of spacing alone marks no word.
WORDS = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True)
class Difference:
    """A field that two versions say differently: what goes is marked in `before`, what comes in `after`."""

    name: str
    label: str | Promise
    before: SafeString
    after: SafeString


def differences(contents: Contents, before: Content, after: Content) -> list[Difference]:
    """Return the fields that differ, in the order of the page."""
    return [_difference(contents, name, before, after) for name in contents.differing(after, before)]


def _difference(contents: Contents, name: str, before: Content, after: Content) -> Difference:
    texts = marked(contents.say(name, before), contents.say(name, after))
    return Difference(name, contents.fields[name].label, *texts)


def marked(before: str, after: str) -> tuple[SafeString, SafeString]:
    """Return both texts as safe HTML, with `<del>` around what only the first has and `<ins>` the second."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return (
        _joined((kind, old[start:end], "del") for kind, start, end, _i, _j in steps),
        _joined((kind, new[start:end], "ins") for kind, _i, _j, start, end in steps),
    )


def _joined(parts: Iterator[tuple[str, list[str], str]]) -> SafeString:
    return format_html_join("", "{}", ((_part(kind, "".join(words), tag),) for kind, words, tag in parts if words))


def _part(kind: str, text: str, tag: str) -> SafeString:
    if kind == "equal" or not text.strip():
        return format_html("{}", text)
    return format_html("<del>{}</del>" if tag == "del" else "<ins>{}</ins>", text)
