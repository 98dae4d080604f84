"""Where people are, in a sentence: « en Bretagne », « dans le Grand Est », « à La Réunion »."""

# By INSEE code; most regions take "en", which is what a region nobody listed here takes as well.
DANS = {"32": "dans les", "44": "dans le", "52": "dans les", "984": "dans les"}
A = {"04", "06", "975", "977", "978", "986", "989"}


def in_region(code: str, name: str) -> str:
    """Return a region with the preposition it takes."""
    if code in DANS:
        return f"{DANS[code]} {name}"
    return f"à {name}" if code in A else f"en {name}"
