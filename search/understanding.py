"""A question made ready for an engine: groups of words that stand for one idea, with their synonyms."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from .analysis import LIGHT_TERMS, Token
from .questions import Phrase, Question
from .ranking import MOST_PAIRS
from .spelling import Vocabulary, correct
from .synonyms import Entry, Mark, SynonymTable
from .topics import Topics

# A question explains itself in a few words or not at all.
MOST_EXPLANATIONS = 3


# Topics by their names, with what they weigh.
Weights = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Group:
    """One idea: the terms typed for it, other phrases and facet values that mean it; `guessed` if it was misspelt."""

    terms: Phrase
    phrases: tuple[Phrase, ...] = ()
    marks: tuple[Mark, ...] = ()
    guessed: bool = False
    topics: Weights = ()

    @property
    def is_light(self) -> bool:
        """Whether it says only that something is wished for ("besoin d'aide")."""
        return not (self.phrases or self.marks or self.topics) and LIGHT_TERMS.issuperset(self.terms)


@dataclass(frozen=True)
class Guess:
    """A word of the question (`text[start:end]`) that was read as another: its term, and the word when it is known."""

    start: int
    end: int
    term: str
    word: str


@dataclass(frozen=True)
class Understanding:
    """What is searched for, and what of it is worth telling."""

    groups: tuple[Group, ...] = ()
    required: tuple[tuple[Phrase, ...], ...] = ()
    excluded: tuple[Phrase, ...] = ()
    explanations: tuple[str, ...] = ()
    text: str = ""
    guesses: tuple[Guess, ...] = ()
    # Other words for what the question is about: shown where they stand, searched as topics.
    other_words: tuple[Phrase, ...] = ()

    @property
    def telling(self) -> tuple[Group, ...]:
        """The ideas that a good answer holds: all but those of asking, unless there are no others."""
        return tuple(group for group in self.groups if not group.is_light) or self.groups

    @property
    def most(self) -> int:
        """How many telling ideas are all of them, or all but one of three and more."""
        number = len(self.telling)
        return number - 1 if number > 2 else number

    @property
    def nearly_whole(self) -> tuple[int, ...]:
        """How many telling ideas are all of them, and all but one when that is still most of them."""
        number = len(self.telling)
        return tuple(most for most in (number - 1, number) if most > 1)

    @property
    def half(self) -> int:
        """How many telling ideas are at least half of them."""
        return ceil(len(self.telling) / 2)

    @property
    def pairs(self) -> tuple[Phrase, ...]:
        """Terms typed side by side, the first of them."""
        typed = [term for group in self.groups for term in group.terms]
        return tuple(pair for pair in pairwise(typed) if pair[0] != pair[1])[:MOST_PAIRS]

    @property
    def is_empty(self) -> bool:
        """Whether everything is an answer."""
        return not (self.groups or self.required or self.excluded)

    @property
    def marks(self) -> frozenset[Mark]:
        """Every facet value that the words stand for."""
        return frozenset(mark for group in self.groups for mark in group.marks)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Every phrase worth marking in a text: what was typed, its synonyms, what was quoted; no words of asking.

        A home of eighty places is no answer to the word "place" of "mise en place".
        """
        typed = [(term,) for group in self.telling for term in group.terms]
        synonyms = [phrase for group in self.groups for phrase in group.phrases]
        quoted = [phrase for group in self.required for phrase in group]
        return tuple(dict.fromkeys([*typed, *synonyms, *quoted, *self.other_words]))


def strange_terms(question: Question, *, table: SynonymTable, topics: Topics) -> list[str]:
    """Return the typed terms that neither a synonym nor a topic knows: only an index can say whether they are words."""
    return [token.term for token in question.words if not _is_known(token, (table.vocabulary, topics.vocabulary))]


def _is_known(token: Token, others: tuple[frozenset[str], ...]) -> bool:
    return any(token.term in known for known in others)


def understand(
    question: Question, *, table: SynonymTable, topics: Topics, vocabulary: Vocabulary, exact: bool = False
) -> Understanding:
    """Correct what nobody knows, unless it is meant `exact`, then look for the longest known phrases from the left."""
    others = (table.vocabulary, topics.vocabulary)
    words = [(token, False) if exact else _known(token, others, vocabulary) for token in question.words]
    groups: list[Group] = []
    explanations: dict[str, None] = {}
    about = _about([token.term for token, _is_guess in words], topics)
    position = 0
    for span, entry in _spans(words, table):
        guessed = any(is_guess for _token, is_guess in span)
        terms = tuple(token.term for token, _is_guess in span)
        here = _together(about[position : position + len(span)], entry)
        groups.append(Group(terms, tuple(entry.phrases), tuple(entry.marks), guessed, here))
        position += len(span)
        typed = question.text[span[0][0].start : span[-1][0].end]
        explanations.update(dict.fromkeys(f"{typed} = {meaning}" for meaning in entry.meanings))
    told = tuple(explanations)[:MOST_EXPLANATIONS]
    guesses = tuple(
        Guess(token.start, token.end, token.term, table.words.get(token.term) or topics.words.get(token.term, ""))
        for token, guessed in words
        if guessed
    )
    return Understanding(
        _merged(groups),
        question.required,
        question.excluded,
        told,
        question.text,
        guesses,
        tuple(_said(groups, topics)),
    )


def _said(groups: list[Group], topics: Topics) -> Iterator[Phrase]:
    """Yield every way to say what the question is about."""
    for group in groups:
        for name, _weight in group.topics:
            yield from topics.phrases.get(name, ())


def _about(typed: list[str], topics: Topics) -> list[dict[str, float]]:
    """Return for each typed word the topics it is part of; several words that say one share its weight."""
    about: list[dict[str, float]] = [{} for _word in typed]
    for topic in topics.found_in(typed):
        for place in topic.places:
            about[place][topic.name] = max(1 / len(topic.places), about[place].get(topic.name, 0.0))
    return about


def _together(about: list[dict[str, float]], entry: Entry) -> Weights:
    """Return the topics of words that stand for one thing, with the themes that an editor files these words under."""
    weights = {value: 1.0 for facet, value in entry.marks if facet == "theme"}
    for word in about:
        for name, weight in word.items():
            weights[name] = min(1.0, weights.get(name, 0.0) + weight)
    return tuple(weights.items())


Word = tuple[Token, bool]


def _known(token: Token, others: tuple[frozenset[str], ...], vocabulary: Vocabulary) -> Word:
    """Return a token with a term that somebody knows, if one is near, and whether it was guessed."""
    if _is_known(token, others) or vocabulary.frequency(token.term):
        return token, False
    better = correct(token.term, vocabulary=vocabulary, others=frozenset().union(*others))
    return (token._replace(term=better), True) if better else (token, False)


def _spans(words: list[Word], table: SynonymTable) -> Iterator[tuple[list[Word], Entry]]:
    position = 0
    while position < len(words):
        for length in range(min(table.longest, len(words) - position), 0, -1):
            span = words[position : position + length]
            entry = table.get(tuple(token.term for token, _is_guess in span))
            if entry:
                break
        else:
            span, entry = words[position : position + 1], Entry()
        yield span, entry
        position += len(span)


def _merged(groups: list[Group]) -> tuple[Group, ...]:
    """Return each idea once: a word typed twice is not twice as wanted."""
    merged: dict[Phrase, Group] = {}
    for group in groups:
        known = merged.get(group.terms)
        merged[group.terms] = replace(group, guessed=known.guessed and group.guessed) if known else group
    return tuple(merged.values())
