"""What is the same word in any spelling: case, accents, ligatures, invisible characters."""

import unicodedata
from functools import lru_cache

from .words import INVISIBLE

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"} | dict.fromkeys(INVISIBLE))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return a word in lower case without accents: "Œdème" → "oedeme"; compatibility forms become plain (ﬁ → fi)."""
    spread = unicodedata.normalize("NFKD", word.translate(_LIGATURES).casefold())
    return "".join(char for char in spread if not unicodedata.combining(char)).casefold()
