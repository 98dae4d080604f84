"""What a report says as one plain text, for the archive's search: a few hundred reports need no engine.

The portal's search engine holds people, requests, threads and resources; a report repeats what these say, and would
stand before them.
"""

import re
import unicodedata
from typing import TYPE_CHECKING

from django.utils.html import strip_tags

from ..charts import REGIONS
from ..sentences import write

if TYPE_CHECKING:
    from .models import WeeklyReportPage

MOST_WORDS = 8
LONGEST_TEXT = 40_000


def plain(text: str) -> str:
    """Return a text in small letters without accents: « Île-de-France » is found by "ile-de-france"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """Return the words somebody looks for, at the most eight."""
    return re.findall(r"[\w-]+", plain(text))[:MOST_WORDS]


def text_of(report: "WeeklyReportPage") -> str:
    """Return everything a report says, plain."""
    said = write(report.figures) | {name: words["text"] for name, words in report.sentences.items()}
    regions = [name for code, _short, name in REGIONS if code in _codes(report.figures)]
    prose = strip_tags(str(report.prose).replace("<", " <"))
    return plain(" ".join([report.title, report.introduction, prose, *said.values(), *regions]))[:LONGEST_TEXT]


def _codes(figures: dict) -> set[str]:
    return {region["code"] for region in figures["volunteers"]["regions"]}
