"""An understanding as a Tantivy query: what has to match, and what decides the order."""

from datetime import timedelta
from functools import partial
from itertools import pairwise
from math import ceil

from django.utils import timezone
from tantivy import FieldType, Occur, Query, Schema

from ... import ranking
from ...questions import Phrase
from ...understanding import Group, Understanding
from ..stored import IDEAS


def matching(understanding: Understanding, schema: Schema) -> Query:
    """Return the query that finds and scores: any idea will do, quoted phrases have to be there."""
    clauses = [(Occur.Should, group_query(group, schema)) for group in understanding.groups]
    clauses += [(Occur.Must, any_of([phrase_query(p, schema) for p in group])) for group in understanding.required]
    if not clauses:
        clauses.append((Occur.Must, Query.const_score_query(Query.all_query(), 0.0)))
    clauses += [(Occur.MustNot, phrase_query(phrase, schema)) for phrase in understanding.excluded]
    return Query.boolean_query(clauses)


def group_query(group: Group, schema: Schema) -> Query:
    """Return the query of one idea: its words, or other words for it, or the facet value it stands for."""
    clauses = [term_query(term, schema) for term in group.terms]
    if len(group.terms) > 1:
        clauses.append(phrase_query(group.terms, schema))
    if group.phrases:
        synonyms = Query.disjunction_max_query([phrase_query(phrase, schema) for phrase in group.phrases])
        clauses.append(Query.boost_query(synonyms, ranking.SYNONYM))
    clauses += [
        Query.const_score_query(Query.term_query(schema, facet, value, "basic"), ranking.MARK)
        for facet, value in group.marks
    ]
    clauses += [
        Query.boost_query(Query.term_query(schema, IDEAS, name, "freq"), ranking.IDEA * weight)
        for name, weight in group.ideas
    ]
    query = any_of(clauses)
    return query if group.weight == 1 else Query.boost_query(query, group.weight)


def term_query(term: str, schema: Schema) -> Query:
    """Return the query of one term in all fields."""
    return _in_fields(partial(Query.term_query, field_value=term, index_option="freq"), schema)


def phrase_query(phrase: Phrase, schema: Schema, slop: int = 0) -> Query:
    """Return the query of terms that follow each other; of one term, its plain query."""
    if len(phrase) == 1:
        return term_query(phrase[0], schema)
    return _in_fields(partial(Query.phrase_query, words=list(phrase), slop=slop), schema)


def _in_fields(query: "partial[Query]", schema: Schema) -> Query:
    weighted = [
        Query.boost_query(query(schema=schema, field_name=field), weight) for field, weight in ranking.WEIGHTS.items()
    ]
    return Query.disjunction_max_query(weighted, ranking.TIE)


def any_of(queries: list[Query]) -> Query:
    """Return the query that any of these answers."""
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def ranked(query: Query, understanding: Understanding, schema: Schema) -> Query:
    """Return the same matches in a better order: words side by side, who is available, what is fresh, active first."""
    boosts = [
        *proximity(understanding, schema),
        *coverage(understanding, schema),
        *availability_and_freshness(schema),
        first(understanding, schema),
    ]
    return Query.boolean_query([(Occur.Must, query), *((Occur.Should, boost) for boost in boosts)])


def proximity(understanding: Understanding, schema: Schema) -> list[Query]:
    """Return a bonus for each pair of neighbours in the question that are near each other in a text."""
    typed = [term for group in understanding.groups for term in group.terms]
    pairs = [pair for pair in pairwise(typed) if pair[0] != pair[1]][: ranking.MOST_PAIRS]
    return [
        Query.boost_query(
            any_of([Query.phrase_query(schema, field, list(pair), ranking.SLOP) for field in ("title", "body")]),
            ranking.PROXIMITY,
        )
        for pair in pairs
    ]


def coverage(understanding: Understanding, schema: Schema) -> list[Query]:
    """Return a bonus for answering every idea of the question, and a second one for all but one."""
    groups = [(Occur.Should, group_query(group, schema)) for group in understanding.telling]
    return [
        Query.const_score_query(Query.boolean_query(groups, number), ranking.WHOLE)
        for number in understanding.nearly_whole
    ]


def availability_and_freshness(schema: Schema) -> list[Query]:
    """Return the small boosts."""
    today = timezone.localdate().toordinal()
    # To the day, so that the query stays the same for a day.
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    since = [int((midnight - timedelta(days=days)).timestamp() * 1000) for days in ranking.FRESH_DAYS]
    return [
        Query.const_score_query(at_most("free_from", today, schema), ranking.AVAILABLE),
        *(Query.const_score_query(at_least("fresh", moment, schema), ranking.FRESH) for moment in since),
    ]


def first(understanding: Understanding, schema: Schema) -> Query:
    """Return what puts people who can be asked and open requests first, if they answer as well as others."""
    active = Query.term_query(schema, "active", 1)
    groups = [(Occur.Should, group_query(group, schema)) for group in understanding.telling]
    if len(groups) > 1:
        enough = Query.boolean_query(groups, ceil(len(groups) / 2))
        active = Query.boolean_query([(Occur.Must, active), (Occur.Must, enough)])
    return Query.const_score_query(active, ranking.FIRST)


def at_most(field: str, number: int, schema: Schema) -> Query:
    """Return the query of a number that isn't above this one."""
    return Query.range_query(schema, field, FieldType.Integer, upper_bound=number)


def at_least(field: str, number: int, schema: Schema) -> Query:
    """Return the query of a number that isn't below this one."""
    return Query.range_query(schema, field, FieldType.Integer, lower_bound=number)
