"""What decides the order of what matches."""

from django.utils import timezone
from tantivy import FieldType, Occur, Query, Schema

from ... import ranking
from ...understanding import Understanding
from ..facet_values import KIND, PERSON
from ..stored import fresh_since
from .ideas import Idea
from .phrases import any_of
from .reading import Snapshot


def ranked(
    query: Query, ideas: list[Idea], understanding: Understanding, snapshot: Snapshot, *, among_others: bool
) -> Query:
    """Return the same matches in a better order; `among_others`: people stand beside other kinds of pages.

    Boosts beside each other are gathered for the whole index, one inside the other they are looked up for each match:
    the cheaper way for a single idea, which few answer.
    """
    added = boosts(ideas, understanding, snapshot)
    if among_others:
        added.append(people(ideas, understanding, snapshot.schema))
    if len(ideas) > 1:
        return Query.boolean_query([(Occur.Must, query), *((Occur.Should, boost) for boost in added)])
    for boost in added:
        query = Query.boolean_query([(Occur.Must, query), (Occur.Should, boost)])
    return query


def boosts(ideas: list[Idea], understanding: Understanding, snapshot: Snapshot) -> list[Query]:
    """Return what is added to a score: words side by side, who is available, what is fresh, active first."""
    return [
        *proximity(understanding, snapshot),
        *coverage(ideas, understanding),
        *availability_and_freshness(snapshot.schema),
        first(ideas, understanding, snapshot.schema),
    ]


def proximity(understanding: Understanding, snapshot: Snapshot) -> list[Query]:
    """Return a bonus for each pair of neighbours in the question that are near each other in a text."""
    near = [
        [Query.phrase_query(snapshot.schema, field, list(pair), ranking.SLOP) for field in fields]
        for pair in understanding.pairs
        if (fields := [field for field in snapshot.fields_with(pair) if field in ("title", "body")])
    ]
    return [Query.boost_query(any_of(queries), ranking.PROXIMITY) for queries in near]


def coverage(ideas: list[Idea], understanding: Understanding) -> list[Query]:
    """Return a bonus for answering every idea of the question, and a second one for all but one."""
    telling = conditions(ideas)
    return [
        Query.const_score_query(Query.boolean_query(telling, number), ranking.WHOLE)
        for number in understanding.nearly_whole
    ]


def people(ideas: list[Idea], understanding: Understanding, schema: Schema) -> Query:
    """Return what puts people who answer nearly the whole question before pages that do."""
    person = Query.term_query(schema, KIND, PERSON, "basic")
    if telling := conditions(ideas):
        most = Query.boolean_query(telling, understanding.most)
        person = Query.boolean_query([(Occur.Must, person), (Occur.Must, most)])
    return Query.const_score_query(person, ranking.PERSON)


def availability_and_freshness(schema: Schema) -> list[Query]:
    """Return the small boosts."""
    today = timezone.localdate().toordinal()
    return [
        Query.const_score_query(at_most("free_from", today, schema), ranking.AVAILABLE),
        *(Query.const_score_query(at_least("fresh", moment, schema), ranking.FRESH) for moment in fresh_since()),
    ]


def first(ideas: list[Idea], understanding: Understanding, schema: Schema) -> Query:
    """Return what puts people who can be asked and open requests first, if they answer as well as others."""
    active = Query.term_query(schema, "active", 1)
    telling = conditions(ideas)
    if len(telling) > 1:
        enough = Query.boolean_query(telling, understanding.half)
        active = Query.boolean_query([(Occur.Must, active), (Occur.Must, enough)])
    return Query.const_score_query(active, ranking.FIRST)


def conditions(ideas: list[Idea]) -> list[tuple[Occur, Query]]:
    """Return the telling ideas as things that hold or not, for a query that says how many of them have to."""
    return [(Occur.Should, idea.condition) for idea in ideas if idea.is_telling]


def at_most(field: str, number: int, schema: Schema) -> Query:
    """Return the query of a number that isn't above this one."""
    return Query.range_query(schema, field, FieldType.Integer, upper_bound=number)


def at_least(field: str, number: int, schema: Schema) -> Query:
    """Return the query of a number that isn't below this one."""
    return Query.range_query(schema, field, FieldType.Integer, lower_bound=number)
