"""A subset of Markdown as HTML that can do nothing: paragraphs, emphasis, lists, quotations, code and links.

Text is read by CommonMark's rules without its HTML, headings and pictures, then cleaned a second time by a parser that
knows what browsers make of markup: one mistake in either is not enough. Decision 32 tells why it is kept with the post.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from .linking import link_words

_BLOCKS = ("fence", "blockquote", "list")
_WORDS = ("newline", "escape", "backticks", "emphasis", "link", "autolink", "entity")
_JOINS = ("balance_pairs", "emphasis", "fragments_join")
TAGS: Final = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "a"}
SCHEMES: Final = {"http", "https", "mailto"}
REL: Final = "nofollow ugc noopener"
# What stands deeper in lists and quotations is left out: nobody writes so, but for wasting our time.
_DEEPEST = 100


def render(source: str, *, people: Mapping[str, str] | None = None) -> SafeString:
    """Return what somebody wrote as HTML; `@word` is a link for the words in `people`, each with its address."""
    html = _reader.render(source, {"people": people or {}})
    return mark_safe(_cleaner.clean(html).strip())  # noqa: S308 - this is where it is made safe


def _is_safe(url: str) -> bool:
    """Whether a link may lead there; an address with a name before its host is made to deceive."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    if parts.scheme.lower() == "mailto":
        return True
    return parts.scheme.lower() in SCHEMES and bool(parts.hostname) and "@" not in parts.netloc


def _made_reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"breaks": True, "html": False, "maxNesting": _DEEPEST})
    reader.enable([*_BLOCKS, *_WORDS, *_JOINS])
    reader.core.ruler.push("words", link_words)
    # The library takes it for a rule like any other: it is the way its documentation says to set it.
    reader.validateLink = _is_safe  # type: ignore[method-assign]
    return reader


_reader = _made_reader()
_cleaner = nh3.Cleaner(
    tags=TAGS,
    # The star is the library's word for "on every tag": without it, a title would pass.
    attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
    tag_attribute_values={"a": {"class": {"mention"}}},
    url_schemes=SCHEMES,
    link_rel=REL,
)
