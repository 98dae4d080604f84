"""Words by which something written is found again, each once."""

import re
from uuid import uuid4

# No long number: whoever writes one would be asked whether it is a telephone.
LETTERS = str.maketrans("0123456789", "ghijklmnop")


def word() -> str:
    """Return a word that nobody wrote before."""
    return uuid4().hex[:12].translate(LETTERS)


def marks_in(texts: list[str], run: str) -> dict[str, int]:
    """Return how many of these texts hold each mark of a run: `RUN MARK`."""
    found = [mark for text in texts for mark in re.findall(rf"\b{run} ([a-p]{{12}})\b", text)]
    return {mark: found.count(mark) for mark in found}
