"""A light French stemmer: one term for singular and plural, masculine and feminine, a verb and its common forms.

It works on folded words and is gentler than Snowball where words of this field would part or meet (compared in
docs/search.md): travail, travaux, travailler and travaille are one term; direction and directeur stay two.
"""

from functools import lru_cache

# What no rule may touch, with the term to use. Left: the folded word.
IRREGULAR = {
    "travaux": "travail",
    "teletravaux": "teletravail",
    "teletravailleur": "teletravail",
    "teletravailleurs": "teletravail",
    "teletravailleuse": "teletravail",
    "teletravailleuses": "teletravail",
    "yeux": "oeil",
    "baux": "bail",
    "emaux": "email",  # e-mail is typed far more often than enamel
    "equipement": "equipement",  # not an équipe
    "equipements": "equipement",
    "departement": "departement",  # not a départ
    "departements": "departement",
    "appartement": "appartement",
    "appartements": "appartement",
    "rendez": "rendez",
    "temps": "temps",
    "corps": "corps",
    "acces": "acces",
    "access": "acces",
    "process": "proces",
    "mois": "mois",
    "bras": "bras",
    "choix": "choix",
    "prix": "prix",
    "voix": "voix",
    "paix": "paix",
    "virus": "virus",
    "puis": "puis",
    "plus": "plus",
    "gens": "gens",
    "sens": "sens",
    "repas": "repas",
    "proces": "proces",
    "mars": "mars",
    "ordinateur": "ordinateur",  # not the verb ordiner
    "ordinateurs": "ordinateur",
    "francais": "francais",
    "avantage": "avantag",  # not avant
    "avantages": "avantag",
    "personnage": "personag",
    "personnages": "personag",
    "equipage": "equipag",
    "equipages": "equipag",
    "anglais": "anglais",
    "camera": "camera",  # not the future of a verb
    "cholera": "cholera",
    "opera": "opera",
}

# Endings of conjugation and derivation, tried from the top; the first that leaves `least` letters wins.
RULES: tuple[tuple[str, str, int], ...] = (
    ("issements", "iss", 4),
    ("issement", "iss", 4),
    ("issaient", "", 4),
    ("issons", "", 4),
    ("issant", "", 4),
    ("issent", "", 4),
    ("issait", "", 4),
    ("issez", "", 4),
    ("ications", "ic", 4),  # communication, communiquer
    ("ication", "ic", 4),
    ("aisons", "", 4),  # livraison, livrer
    ("aison", "", 4),
    ("eraient", "", 4),
    ("erait", "", 4),
    ("erons", "", 3),
    ("eront", "", 3),
    ("erez", "", 3),
    ("erai", "", 3),
    ("era", "", 3),
    ("atrice", "", 4),
    ("ateur", "", 4),
    ("ation", "", 4),
    ("ative", "", 4),
    ("atif", "", 4),
    ("trice", "teu", 4),  # directrice, directeur
    ("euse", "eu", 4),
    ("eur", "eu", 4),
    ("eux", "eu", 4),
    ("ement", "", 5),  # hébergement, rapidement
    ("aient", "", 4),
    ("iere", "i", 3),  # infirmière, infirmier
    ("ier", "i", 3),
    ("ance", "", 6),  # surveillance, surveiller
    ("ante", "", 5),
    ("ant", "", 5),
    ("ees", "", 3),
    ("ee", "", 3),
    ("er", "", 3),
    ("ez", "", 3),
    ("ait", "", 5),
    ("ive", "if", 4),
    ("oir", "oir", 1),
    ("ir", "", 4),
)
# Adverbs and nouns in -ment keep it unless a rule above took it: document, médicament, moment.
_KEEPS_ENT = ("ment", "ient", "uent", "gent")
# Two spellings of one root: coordinateur and coordonnateur.
ROOTS = {"coordon": "coordin", "coordoneu": "coordin"}
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the term of a folded word."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < 4 or not word.isalpha() or not _VOWELS & set(word):
        return word  # DSI, SMS, FFP2, CPTS: acronyms have no plural of their own
    root = _without_final_vowel(_without_ending(_masculine(_singular(word))))
    if len(word) > 4:
        root = _undouble(root)  # shorter words with a double letter are acronyms: RSSI is not RSI
    if root.endswith("qu"):
        root = root[:-2] + "c"
    if root.endswith("ag") and len(root) > 6:
        root = root[:-2]  # nettoyage, nettoyer; partage stays, for it isn't a part
    return ROOTS.get(root, root)


def _singular(word: str) -> str:
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux") and len(word) > 5:
        return word[:-3] + "al"
    if word.endswith(("oux", "ss", "us", "eux", "issons")) or not word.endswith(("s", "x")):
        return word
    if word.endswith("ons") and len(word) >= 9 and not word.endswith(("ions", "ssons", "aisons")):
        return word[:-3]  # cherchons, travaillons; nouns in -on are shorter, or formations, livraisons
    if word.endswith("ais") and len(word) >= 9:
        return word[:-3]
    return word[:-1]


def _masculine(word: str) -> str:
    return word[:-1] if word.endswith("ente") and len(word) > 6 else word  # résidente, patiente


def _without_ending(word: str) -> str:
    for ending, instead, least in RULES:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)] + instead
    if word.endswith("ent") and len(word) >= 8 and not word.endswith(_KEEPS_ENT):
        return word[:-3]
    return word


def _without_final_vowel(word: str) -> str:
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _undouble(word: str) -> str:
    kept = [word[0]]
    for char in word[1:]:
        if char != kept[-1] or char in _VOWELS:
            kept.append(char)
    return "".join(kept)
