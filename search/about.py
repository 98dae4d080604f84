"""The themes a longer text is about: what somebody who describes their need doesn't have to choose from a list."""

from collections import Counter

from .analysis import terms
from .synonyms import SynonymTable
from .topics import Topics, packaged
from .vocabulary import synonyms

LONGEST_READ = 8000


def themes_in(text: str, *, topics: Topics | None = None, table: SynonymTable | None = None) -> tuple[str, ...]:
    """Return the slugs of themes that a text names, by any of their words: those it speaks of most come first.

    The topics of `data/topics.txt` know how people say things; the reference lists know what editors have added since.
    """
    topics, table = topics or packaged(), table or synonyms()
    counts: Counter[str] = Counter()
    for line in text[:LONGEST_READ].splitlines():
        words = terms(line)
        counts.update(found.name for found in topics.found_in(words))
        counts.update(_named(tuple(words), table))
    known = {slug for facet, slug in table.names if facet == "theme"}
    return tuple(slug for slug, _number in counts.most_common() if slug in known)


def _named(words: tuple[str, ...], table: SynonymTable) -> list[str]:
    """Return the themes whose names or synonyms stand in a line, once for each place."""
    found = []
    for start in range(len(words)):
        for end in range(start + 1, min(start + table.longest, len(words)) + 1):
            entry = table.get(words[start:end])
            found += [slug for facet, slug in (entry.marks if entry else ()) if facet == "theme"]
    return found
