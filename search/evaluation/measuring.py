"""Measures of an order, each the mean over the queries that have a relevant document."""

from collections.abc import Mapping, Sequence
from math import log2
from statistics import fmean

DEPTH = 10


def measure(run: Mapping[str, Sequence[str]], judgements: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """Return nDCG@10, R@10 and MRR of `run` (document ids, best first, by query)."""
    judged = {query: grades for query, grades in judgements.items() if any(grade > 0 for grade in grades.values())}
    rows = [(list(run.get(query, ())), grades) for query, grades in judged.items()]
    if not rows:
        return {"nDCG@10": 0.0, "R@10": 0.0, "MRR": 0.0}
    return {
        "nDCG@10": round(fmean(ndcg(found, grades) for found, grades in rows), 4),
        "R@10": round(fmean(recall(found, grades) for found, grades in rows), 4),
        "MRR": round(fmean(reciprocal_rank(found, grades) for found, grades in rows), 4),
    }


def dcg(grades: Sequence[int]) -> float:
    """Return the discounted gain of grades in order, with gain 2^grade - 1 (Burges et al. 2005)."""
    return sum((2 ** max(grade, 0) - 1) / log2(rank + 1) for rank, grade in enumerate(grades[:DEPTH], 1))


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the gain of an order as a part of the best one's."""
    return dcg([grades.get(document, 0) for document in found]) / dcg(sorted(grades.values(), reverse=True))


def recall(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return which part of the relevant documents stands among the first ten."""
    relevant = {document for document, grade in grades.items() if grade > 0}
    return len(relevant.intersection(found[:DEPTH])) / len(relevant)


def reciprocal_rank(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return one divided by the rank of the first relevant document, 0 when there is none."""
    return next((1 / rank for rank, document in enumerate(found, 1) if grades.get(document, 0) > 0), 0.0)
