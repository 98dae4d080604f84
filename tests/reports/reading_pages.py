"""What a page says, as somebody reads it: its tables by caption, its words."""

import html
import re
from html.parser import HTMLParser
from typing import NamedTuple

from bs4 import BeautifulSoup


class Tables(HTMLParser):
    """Collects the tables of a page: caption → rows of cells."""

    def __init__(self):
        super().__init__()
        self.tables, self.cell, self.rows, self.caption = {}, None, [], ""

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.rows, self.caption = [], ""
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th", "caption"):
            self.cell = ""

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        if tag == "caption":
            self.caption = words(self.cell)
        elif tag in ("td", "th"):
            self.rows[-1].append(words(self.cell))
        elif tag == "table":
            self.tables[self.caption] = self.rows
        if tag in ("td", "th", "caption"):
            self.cell = None


def tables(response):
    reader = Tables()
    reader.feed(response.content.decode())
    return reader.tables


def words(text):
    """Put ordinary blanks for those that French has, so that a test can be read."""
    return re.sub(r"\s+", " ", text).strip()


def said(response):
    """The words of a page without its marks."""
    return words(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def count(text):
    """Read « 1 200 » as 1200."""
    return int(text.replace(" ", ""))


class Essential(NamedTuple):
    """A figure that matters, with what is said below it."""

    number: str
    change: str


def essentials(page) -> list[Essential]:
    """Return the figures at the head of a page, as they are read."""
    boxes = BeautifulSoup(page.content, "html.parser").select("dl.figures > div")
    return [Essential(*(box.select_one(name).get_text() for name in ("dd.figure", "dd.small"))) for box in boxes]
