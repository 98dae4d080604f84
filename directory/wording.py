"""How names of the reference lists are said: both forms for somebody whose gender nobody is told, and in print."""


def typographic(name: str) -> str:
    """Return a name as pages print it: official lists are typed with straight apostrophes, and stay so in data."""
    return name.replace("'", "’")


def doubled(masculine: str, feminine: str) -> str:
    """Return both forms without repeating the words they end with.

    "Directeur des soins", "Directrice des soins" → "Directeur ou directrice des soins".
    """
    if not feminine or masculine == feminine:
        return masculine
    ours, theirs = masculine.split(), feminine.split()
    shared = 0
    while shared < min(len(ours), len(theirs)) - 1 and ours[-1 - shared] == theirs[-1 - shared]:
        shared += 1
    first, rest = " ".join(ours[: len(ours) - shared]), " ".join(ours[len(ours) - shared :])
    second = " ".join(theirs[: len(theirs) - shared])
    return f"{first} ou {second[:1].lower()}{second[1:]} {rest}".strip()
