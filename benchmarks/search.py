"""How fast the embedded engine indexes and answers: `python benchmarks/search.py [DOCUMENTS] [QUERIES]`.

Documents are made in memory from real themes' names and sentences of the ANAP week, so that what is measured is
analysis, writing and reading, not the database. Times are of the processor, so that neighbours on the machine don't
count; all threads of the engine do. Prints JSON.
"""

import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

import django

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "requests")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
django.setup()

from portal.finding import Query  # noqa: E402 - settings first
from search.documents import Document  # noqa: E402
from search.engines.embedded.answering import answer  # noqa: E402
from search.engines.embedded.reading import Reader  # noqa: E402
from search.engines.embedded.store import Store  # noqa: E402
from search.engines.embedded.writing import REBUILD_MEMORY, Writer  # noqa: E402
from search.synonyms import SynonymTable, read_lines  # noqa: E402

FACETS = ("theme", "region", "type", "function", "profession", "skill", "sector", "legal_status")
QUESTIONS = (
    "télétravail",
    "PCA",
    "mise en place du travail a distance ehpad bretagne",
    "teletraval",
    "SI médico-social",
    '"plan de continuité" trame',
    "masques gants -blouses",
    "",
)
FILTERS: tuple[dict[str, tuple[str, ...]], ...] = (
    {},
    {"region": ("11", "53")},
    {"theme": ("theme-3",), "type": ("expert",)},
)


def documents(number: int, draw: random.Random) -> Iterator[Document]:
    """Yield made-up profiles of about a hundred words."""
    week = json.loads((ROOT / "data/anap_week1/data.json").read_text(encoding="utf-8"))
    sentences = [part for person in week["volunteers"] for part in person["presentation"].split(". ")]
    words = sorted({word for sentence in sentences for word in sentence.split()})
    themes = [(f"theme-{rank}", name) for rank, name in enumerate(words[:70])]
    regions = ["11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94"]
    start = datetime(2020, 3, 1, tzinfo=UTC)
    for pk in range(number):
        offered = draw.sample(themes, 3)
        text = ". ".join(draw.choices(sentences, k=5)) + " " + " ".join(draw.choices(words, k=40))
        moment = start + timedelta(minutes=pk)
        yield Document(
            kind="profile",
            pk=pk,
            title=f"Personne {draw.randrange(10**6)}",
            url=f"/annuaire/{pk}/",
            texts={"title": f"Personne {pk}", "themes": "\n".join(name for _slug, name in offered), "body": text},
            facets={
                "theme": tuple(slug for slug, _name in offered),
                "region": (draw.choice(regions),),
                "type": ("expert",),
                "function": (draw.choice(["dsi", "rsi", "dir"]),),
                "sector": (draw.choice(["sanitaire", "medico_social"]),),
                "legal_status": (draw.choice(["public", "private_nonprofit"]),),
            },
            card={"name": f"Personne {pk}", "themes": [{"slug": slug, "name": name} for slug, name in offered]},
            passages=(text,),
            published_at=moment,
            fresh_at=moment,
            is_active=pk % 10 != 0,
            order=(2, pk),
        )


def index(store: Store, number: int) -> dict[str, float]:
    """Write the documents; return rate and size."""
    generation = store.new_generation()
    writer = Writer(generation, memory=REBUILD_MEMORY)
    start = time.process_time()
    for document in documents(number, random.Random(1)):  # noqa: S311 - the same documents every time
        writer.add(document)
    writer.commit()
    seconds = time.process_time() - start
    store.use(generation)
    size = sum(path.stat().st_size for path in generation.iterdir())
    return {
        "documents": number,
        "seconds": round(seconds, 1),
        "per_second": round(number / seconds),
        "mb": size // 10**6,
    }


def ask(store: Store, number: int) -> dict[str, float]:
    """Ask faceted, highlighted questions; return the times in milliseconds."""
    table = SynonymTable(lines=read_lines(ROOT / "data/synonyms.txt"))
    reader = Reader(store.root)
    times = []
    for turn in range(number + 50):
        query = Query(text=QUESTIONS[turn % len(QUESTIONS)], filters=FILTERS[turn % len(FILTERS)], facets=FACETS)
        start = time.process_time()
        answer(query, snapshot=reader.snapshot(), table=table)
        times.append((time.process_time() - start) * 1000)
    cuts = quantiles(times[50:], n=20)
    return {
        "queries": number,
        "p50_ms": round(cuts[9], 2),
        "p95_ms": round(cuts[18], 2),
        "max_ms": round(max(times), 1),
    }


def main() -> None:
    """Measure and print."""
    number, queries = (int(word) for word in (sys.argv[1:] + ["50000", "400"][len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        indexing = index(store, number)
        asking = ask(store, queries)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(json.dumps({"indexing": indexing, "asking": asking, "peak_mb": peak}, indent=2) + "\n")


if __name__ == "__main__":
    main()
