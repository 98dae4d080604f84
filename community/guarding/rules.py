"""Rules that tell advertising by the text alone: the same text has the same points, always.

Each gives points; how many are enough to be held back stands in `screening`. They look for what programs and
advertisers do, not for opinions: nothing here is about what somebody thinks.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from .choices import Rule

# Two links show where something stands; more is a list of offers.
FREE_LINKS = 2
MOST_FOR_LINKS = 6
MOST_FOR_WORDS = 6
# Shorter texts say nothing of their language, nor of how often they are written ("Merci beaucoup !").
SHORT = 40

_LINK = re.compile(r"(?:https?://|\bwww\.)([^\s/<>\"]+)", re.IGNORECASE)
_SHORTENERS = frozenset(
    {"bit.ly", "t.co", "tinyurl.com", "goo.gl", "is.gd", "ow.ly", "cutt.ly", "rb.gy", "t.me", "wa.me", "shorturl.at"}
)
_ADVERTISING = re.compile(
    r"\b(?:casino|viagra|cialis|bitcoin|crypto(?:monnaie)?s?|forex|paris sportifs?|jackpot|gagnez|argent facile|"
    r"rencontres? (?:coquines?|adultes?)|make money|earn money|work from home|click here|cliquez ici|backlinks?|"
    r"seo|escorts?|payday|prêt (?:rapide|entre particuliers)|crédit sans justificatif|investissement garanti|"
    r"whats ?app|telegram|promo(?:tion)? exceptionnelle|offre limitée|buy now|cheap)\b",
    re.IGNORECASE,
)
# The commonest words of French and of English: a sentence without any is in another language.
_FRENCH = """le la les un une des de du et à a au aux en dans pour par sur que qui ne pas est sont vous nous je il elle
on ce cette votre notre avec plus mais ou où si y ai avez avons bonjour merci"""
_ENGLISH = "the of and to in is are you we for with this that it be have not your our can"
_COMMON = frozenset(f"{_FRENCH} {_ENGLISH}".split())
_WORD = re.compile(r"[^\W\d_]+")


def points_of(text: str) -> Iterator[tuple[Rule, int]]:
    """Yield the rules that a text meets, each with its points."""
    hosts = [host.lower().removeprefix("www.") for host in _LINK.findall(text)]
    if len(hosts) > FREE_LINKS:
        yield Rule.LINKS, min(2 * (len(hosts) - FREE_LINKS), MOST_FOR_LINKS)
    if any(host in _SHORTENERS for host in hosts):
        yield Rule.SHORTENED, 3
    if found := {word.lower() for word in _ADVERTISING.findall(text)}:
        yield Rule.WORDS, min(2 * len(found), MOST_FOR_WORDS)
    yield from _of_letters(_LINK.sub(" ", text))


def _of_letters(text: str) -> Iterator[tuple[Rule, int]]:
    letters = [char for char in text if char.isalpha()]
    if len(letters) < SHORT:
        return
    foreign = sum(not unicodedata.name(char, "").startswith("LATIN") for char in letters)
    words = [word.lower() for word in _WORD.findall(text)]
    if foreign > len(letters) / 3:
        yield Rule.LANGUAGE, 5
    elif len(words) >= 12 and sum(word in _COMMON for word in words) < len(words) / 20:
        yield Rule.LANGUAGE, 3
    if sum(char.isupper() for char in letters) > len(letters) * 0.7:
        yield Rule.SHOUTING, 2


def fingerprint(text: str) -> str:
    """Return what a text shares with its near copies: letters alone, without accents, figures and spaces.

    Empty for texts that many people write by themselves.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(filter(str.isalpha, plain))
    return hashlib.sha256(letters.encode()).hexdigest() if len(letters) >= SHORT else ""
