"""Names of professions and functions for somebody whose gender nobody is told: both forms, said once."""


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
