"""How good the search is on judged questions, on any documents."""

import json
from argparse import ArgumentParser
from pathlib import Path
from statistics import quantiles
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from directory.models import Region
from search.evaluation import Run, measure, read_set, run
from search.evaluation.reading import BadFileError
from search.synonyms import SynonymTable
from search.vocabulary import hubs, packaged_lines


class Command(BaseCommand):
    """`search_evaluate --docs … --queries … --qrels …`."""

    help = (
        "Indexes the documents in an index of its own, runs every query, prints measures as JSON. "
        "Example: manage.py search_evaluate --docs docs.jsonl --queries queries.jsonl --qrels qrels.tsv --run out.trec"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name in ("docs", "queries", "qrels"):
            parser.add_argument(f"--{name}", type=Path, required=True)
        parser.add_argument("--run", type=Path, help="write the order found, in TREC's format")

    def handle(self, **options: Any) -> None:
        try:
            judged = read_set(options["docs"], options["queries"], options["qrels"])
        except BadFileError as error:
            raise CommandError(str(error), returncode=2) from error
        table, regions = self.words_of_the_portal()
        result = run(judged, table=table, regions=regions)
        if options["run"]:
            options["run"].write_text(as_trec(result), encoding="utf-8")
        measures = measure(result.order, judged.judgements) | timing(result.times)
        self.stdout.write(json.dumps(measures | {"queries": len(judged.queries), "engine": result.engine}))

    def words_of_the_portal(self) -> tuple[SynonymTable, dict[str, str]]:
        """Return the synonyms in force and the regions' names; the packaged synonyms alone without a database."""
        try:
            names = dict(Region.objects.values_list("code", "name"))
            return SynonymTable(hubs=hubs(), lines=packaged_lines()), names
        except DatabaseError:
            self.stderr.write("There is no database: only the packaged synonyms are used.")
            return SynonymTable(lines=packaged_lines()), {}


def timing(times: list[float]) -> dict[str, float]:
    """Return the median and the 95th percentile in milliseconds."""
    if len(times) < 2:
        times = times * 2 or [0.0, 0.0]
    cuts = quantiles(times, n=20, method="inclusive")
    return {"p50_ms": round(cuts[9], 2), "p95_ms": round(cuts[18], 2)}


def as_trec(result: Run) -> str:
    """Return a run as TREC's tools read it: query, Q0, document, rank, score, name of the run."""
    return "".join(
        f"{query} Q0 {document} {rank} {score:.6f} entraide\n"
        for query, hits in result.ranked.items()
        for rank, (document, score) in enumerate(hits, 1)
    )
