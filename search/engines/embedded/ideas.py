"""The ideas of a question as queries: with a score, and without one, which counts and conditions need none of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tantivy import Occur, Query

from ... import ranking
from ...questions import Phrase
from ...understanding import Group, Understanding, Weights
from ..stored import TOPICS
from . import phrases
from .phrases import any_of
from .reading import Snapshot


@dataclass(frozen=True)
class Idea:
    """One idea: `scored` finds and scores what answers it; `plain` are queries that together find the same.

    A good answer holds every idea that `is_telling`.
    """

    scored: Query
    plain: tuple[Query, ...]
    is_telling: bool = True

    @cached_property
    def condition(self) -> Query:
        """The idea as something that holds or not."""
        return any_of(self.plain)


def ideas_of(understanding: Understanding, snapshot: Snapshot) -> list[Idea]:
    """Return the ideas in the order of the question; each is made once, for matching and for ranking."""
    telling = understanding.telling
    return [
        Idea(_scored(group, snapshot), tuple(_plain(group, snapshot)), group in telling)
        for group in understanding.groups
    ]


def matching(ideas: list[Idea], understanding: Understanding, snapshot: Snapshot) -> Query:
    """Return the query that finds and scores: any idea will do, quoted phrases have to be there."""
    return _together([idea.scored for idea in ideas], understanding, snapshot)


def unscored(ideas: list[Idea], understanding: Understanding, snapshot: Snapshot) -> Query:
    """Return the query that finds the same without a score: one flat list instead of a tree."""
    return _together([query for idea in ideas for query in idea.plain], understanding, snapshot)


def _together(queries: list[Query], understanding: Understanding, snapshot: Snapshot) -> Query:
    clauses = [(Occur.Should, query) for query in queries]
    clauses += [(Occur.Must, any_of(_quoted(group, snapshot))) for group in understanding.required]
    if not (understanding.groups or understanding.required):
        clauses.append((Occur.Must, Query.const_score_query(Query.all_query(), 0.0)))
    clauses += [(Occur.MustNot, phrases.scored(phrase, snapshot)) for phrase in understanding.excluded]
    return Query.boolean_query(clauses)


def _quoted(group: tuple[Phrase, ...], snapshot: Snapshot) -> Iterator[Query]:
    return (phrases.scored(phrase, snapshot) for phrase in group)


def _scored(group: Group, snapshot: Snapshot) -> Query:
    """Return the query of one idea: its words, or other words for it, or the facet value it stands for."""
    clauses = [phrases.scored((term,), snapshot) for term in group.terms]
    if len(group.terms) > 1:
        clauses.append(phrases.scored(group.terms, snapshot))
    if group.phrases:
        synonyms = Query.disjunction_max_query([phrases.scored(phrase, snapshot) for phrase in group.phrases])
        clauses.append(Query.boost_query(synonyms, ranking.SYNONYM))
    clauses += [Query.const_score_query(mark, ranking.MARK) for mark in _marks(group, snapshot)]
    query = any_of([*clauses, *about(group.topics, snapshot)])
    weight = ranking.weight_of(guessed=group.guessed, light=group.is_light)
    return query if weight == 1 else Query.boost_query(query, weight)


def about(topics: Weights, snapshot: Snapshot) -> Iterator[Query]:
    """Yield the queries of what documents are about."""
    for name, weight in topics:
        yield Query.boost_query(_topic(name, snapshot, "freq"), ranking.TOPIC * weight)


def _topic(name: str, snapshot: Snapshot, option: str) -> Query:
    return Query.term_query(snapshot.schema, TOPICS, name, option)


def _plain(group: Group, snapshot: Snapshot) -> Iterator[Query]:
    yield from phrases.plain([*((term,) for term in group.terms), *group.phrases], snapshot)
    yield from _marks(group, snapshot)
    yield from (_topic(name, snapshot, "basic") for name, _weight in group.topics)


def _marks(group: Group, snapshot: Snapshot) -> Iterator[Query]:
    return (Query.term_query(snapshot.schema, facet, value, "basic") for facet, value in group.marks)
