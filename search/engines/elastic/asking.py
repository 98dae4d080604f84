"""An understanding as a query of the Elasticsearch family: what has to match, and what decides the order.

The same clauses as the embedded engine's, from the same numbers.
"""

from collections.abc import Callable, Iterable
from functools import partial

from django.utils import timezone
from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Query

from ... import ranking
from ...questions import Phrase
from ...understanding import Group, Understanding, Weights
from ..facet_values import KIND, PERSON
from ..stored import TOPICS, fresh_since

# Lucene leaves the factor k1 + 1 out of BM25 (since its version 8), which Tantivy keeps; the numbers of `ranking.py`
# that are added to scores are made for scores with it. OpenSearch 3 scores as Lucene does. OpenSearch 2 and
# Elasticsearch 8 still have the factor, so there words weigh twice as much beside those numbers: nDCG@10 loses 0.002.
SCALE = 2.2


def matching(understanding: Understanding) -> Query:
    """Return the query that finds and scores: any idea will do, quoted phrases have to be there."""
    return Q(
        "bool",
        should=[group_query(group) for group in understanding.groups],
        must=[any_of([phrase_query(phrase) for phrase in group]) for group in understanding.required],
        must_not=[phrase_query(phrase) for phrase in understanding.excluded],
    )


def group_query(group: Group) -> Query:
    """Return the query of one idea: its words, or other words for it, or the facet value it stands for."""
    clauses = [term_query(term) for term in group.terms]
    if len(group.terms) > 1:
        clauses.append(phrase_query(group.terms))
    if group.phrases:
        phrases = [phrase_query(phrase) for phrase in group.phrases]
        clauses.append(Q("dis_max", queries=phrases, boost=ranking.SYNONYM))
    clauses += [constant(Q("term", **{facet: value}), ranking.MARK) for facet, value in group.marks]
    clauses += about(group.topics)
    return any_of(clauses, boost=ranking.weight_of(guessed=group.guessed, light=group.is_light))


def about(topics: Weights) -> list[Query]:
    """Return the queries of what documents are about."""
    return [Q("term", **{TOPICS: {"value": name, "boost": ranking.TOPIC * weight * SCALE}}) for name, weight in topics]


def term_query(term: str) -> Query:
    """Return the query of one term in all fields."""
    return _in_fields(lambda field, weight: Q("term", **{field: {"value": term, "boost": weight}}))


def phrase_query(phrase: Phrase) -> Query:
    """Return the query of terms that follow each other; of one term, its plain query."""
    if len(phrase) == 1:
        return term_query(phrase[0])
    return _in_fields(partial(_in_order, phrase))


def _in_order(phrase: Iterable[str], field: str, weight: float, slop: int = 0) -> Query:
    return Q("match_phrase", **{field: {"query": " ".join(phrase), "slop": slop, "boost": weight}})


def _in_fields(query: Callable[[str, float], Query]) -> Query:
    queries = [query(field, weight * SCALE) for field, weight in ranking.WEIGHTS.items()]
    return Q("dis_max", queries=queries, tie_breaker=ranking.TIE)


def any_of(queries: list[Query], *, boost: float = 1.0) -> Query:
    """Return the query that any of these answers."""
    return Q("bool", should=queries, minimum_should_match=1, boost=boost)


def constant(query: Query, score: float) -> Query:
    """Return a query that gives everything the same score."""
    return Q("constant_score", filter=query, boost=score)


def ranked(query: Query, understanding: Understanding, *, among_others: bool) -> Query:
    """Return the same matches in a better order: words side by side, who is available, what is fresh, active first.

    `among_others`: people stand beside other kinds of pages.
    """
    return Q(
        "bool",
        must=[query],
        should=[
            *proximity(understanding),
            *coverage(understanding),
            *availability_and_freshness(),
            first(understanding),
            *([people(understanding)] if among_others else ()),
        ],
    )


def proximity(understanding: Understanding) -> list[Query]:
    """Return a bonus for each pair of neighbours in the question that are near each other in a text."""
    weight = ranking.PROXIMITY * SCALE
    return [
        any_of([_in_order(pair, field, weight, ranking.SLOP) for field in ("title", "body")])
        for pair in understanding.pairs
    ]


def coverage(understanding: Understanding) -> list[Query]:
    """Return a bonus for answering every idea of the question, and a second one for all but one."""
    groups = [group_query(group) for group in understanding.telling]
    # Measured against whole ideas, so it grows with the scores of words where these are larger.
    return [
        constant(Q("bool", should=groups, minimum_should_match=number), ranking.WHOLE * SCALE)
        for number in understanding.nearly_whole
    ]


def people(understanding: Understanding) -> Query:
    """Return what puts people who answer nearly the whole question before pages that do."""
    conditions = [Q("term", **{KIND: PERSON})]
    if groups := [group_query(group) for group in understanding.telling]:
        conditions.append(Q("bool", should=groups, minimum_should_match=understanding.most))
    return constant(Q("bool", filter=conditions), ranking.PERSON * SCALE)


def availability_and_freshness() -> list[Query]:
    """Return the small boosts."""
    today = timezone.localdate().toordinal()
    return [
        constant(Q("range", free_from={"lte": today}), ranking.AVAILABLE),
        *(constant(Q("range", fresh={"gte": moment}), ranking.FRESH) for moment in fresh_since()),
    ]


def first(understanding: Understanding) -> Query:
    """Return what puts people who can be asked and open requests first, if they answer as well as others."""
    active = [Q("term", active=1)]
    groups = [group_query(group) for group in understanding.telling]
    if len(groups) > 1:
        active.append(Q("bool", should=groups, minimum_should_match=understanding.half))
    return constant(Q("bool", filter=active), ranking.FIRST)
