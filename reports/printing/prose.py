"""The editors' text as plain data for the printed page: paragraphs and lists of runs, each bold, italic or a link."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html

Part = dict[str, Any]
# What starts a part of its own; everything else is a run in one.
PARTS = {"p": "text", "h2": "heading", "h3": "heading", "h4": "heading", "li": "item", "hr": "text"}
WIDEST = 1200


class Runs(HTMLParser):
    """Reads the small HTML that the editor makes."""

    def __init__(self, site_url: str) -> None:
        super().__init__()
        self.parts: list[Part] = []
        self.site_url = site_url
        self._marks: list[str] = []
        self._href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in PARTS:
            self.parts.append({"kind": PARTS[tag], "runs": []})
        elif tag in ("b", "strong", "i", "em"):
            self._marks.append("bold" if tag in ("b", "strong") else "italic")
        elif tag == "a":
            href = dict(attrs).get("href") or ""
            self._href = f"{self.site_url}{href}" if href.startswith("/") else href

    def handle_endtag(self, tag: str) -> None:
        if tag in ("b", "strong", "i", "em") and self._marks:
            self._marks.pop()
        elif tag == "a":
            self._href = ""

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if not text:
            return
        if not self.parts:
            self.parts.append({"kind": "text", "runs": []})
        # Only the ends of a text say whether it stands apart from its neighbours.
        text = f"{' ' if data[0].isspace() else ''}{text}{' ' if data[-1].isspace() else ''}"
        marks = {"bold": "bold" in self._marks, "italic": "italic" in self._marks}
        self.parts[-1]["runs"].append({"text": text, "href": self._href, **marks})


def parts_of(prose: StreamValue, site_url: str) -> list[Part]:
    """Return the text of the editors part by part."""
    parts = [part for block in prose for part in _told(block, site_url)]
    return [part for part in parts if part.get("runs") or part["kind"] == "image"]


def plain(text: str) -> list[Part]:
    """Return the paragraphs of a text without marks."""
    return [_part("text", one) for one in text.splitlines() if one.strip()]


def _told(block: Any, site_url: str) -> Iterator[Part]:
    if block.block_type == "image" and block.value:
        yield {"kind": "image", "bytes": _file(block.value), "alt": block.value.description or block.value.title}
    elif block.block_type == "heading":
        yield _part("heading", block.value)
    elif block.block_type == "text":
        yield from _rich(block.value.source, site_url)
    elif block.block_type == "quote":
        author = f" — {block.value['author']}" if block.value["author"] else ""
        yield _part("text", f"«\u202f{block.value['text']}\u202f»{author}")
    elif block.block_type == "question":
        yield _part("heading", block.value["question"])
        yield from _rich(block.value["answer"].source, site_url)


def _rich(source: str, site_url: str) -> list[Part]:
    reader = Runs(site_url)
    reader.feed(expand_db_html(source))
    return reader.parts


def _part(kind: str, text: str) -> Part:
    return {"kind": kind, "runs": [{"text": text, "href": "", "bold": False, "italic": False}]}


def _file(image: Any) -> list[int]:
    """Return an image as numbers: files given to Typst by name have to be text."""
    rendition = image.get_rendition(f"max-{WIDEST}x{WIDEST}|format-jpeg")
    with rendition.file.open("rb") as file:
        return list(file.read())
