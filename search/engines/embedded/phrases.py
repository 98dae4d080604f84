"""Terms and phrases as Tantivy queries, asked only in the fields where they stand.

Most synonyms stand in a field or two. Looking a term up costs a microsecond; asking for it in all seven fields costs
that for each of them and each segment, and every search again for each thing that is counted.
"""

from collections.abc import Iterable, Iterator

from tantivy import Occur, Query

from ... import ranking
from ...questions import Phrase
from .reading import Snapshot


def scored(phrase: Phrase, snapshot: Snapshot) -> Query:
    """Return the query of terms that follow each other, the best field deciding; of one term, its plain query."""
    weighted = [
        Query.boost_query(_in_field(phrase, field, snapshot, "freq"), ranking.WEIGHTS[field])
        for field in snapshot.fields_with(phrase)
    ]
    return Query.disjunction_max_query(weighted, ranking.TIE) if weighted else Query.empty_query()


def plain(phrases: Iterable[Phrase], snapshot: Snapshot) -> Iterator[Query]:
    """Yield queries that together find what holds one of `phrases`, without a score, each as cheap as can be.

    What holds a phrase holds each of its terms: a phrase with a term that is wanted alone need not be looked for.
    """
    wanted = dict.fromkeys(phrases)
    alone = {phrase[0] for phrase in wanted if len(phrase) == 1}
    for phrase in wanted:
        if len(phrase) == 1 or alone.isdisjoint(phrase):
            for field in snapshot.fields_with(phrase):
                yield _in_field(phrase, field, snapshot, "basic")


def _in_field(phrase: Phrase, field: str, snapshot: Snapshot, option: str) -> Query:
    if len(phrase) == 1:
        return Query.term_query(snapshot.schema, field, phrase[0], option)
    return Query.phrase_query(snapshot.schema, field, list(phrase))


def any_of(queries: Iterable[Query]) -> Query:
    """Return the query that any of these answers."""
    several = list(queries)
    return several[0] if len(several) == 1 else Query.boolean_query([(Occur.Should, query) for query in several])
