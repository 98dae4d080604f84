"""What it takes to load people, and to index them: beside plain loops that write and read the same rows.

Example: DATABASE_URL=postgres://…/NAME bin/bench --loading [VOLUNTEERS] (20000), on PostgreSQL, in the database
NAME_loading_VOLUNTEERS, which is made anew. A set of generated people is written as a file and loaded, loaded again,
and indexed by `search_index rebuild`; at the end `generate_data` makes as many once more. Beside it, a loop that reads
each table which grew and writes its rows a second time, a thousand a statement, into a table with the same columns and
indexes; and one that reads names and texts by a single question and gives them to a Tantivy index of its own. Each runs
in a process of its own. Prints JSON: seconds by the clock and of the processor (not PostgreSQL's), people a second, and
the most memory that the process held, in MB.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from . import pages
from .pages import ROOT, VAR

SEED, BATCH = 7, 1000
ADMIN = "postgres"
MAY_BE_MISSING = {"commune", "professions", "skills", "phone", "area"}
PAGES = """
SELECT page.title, profile.presentation || ' ' || profile.background, commune.name
FROM directory_volunteerprofilepage profile JOIN wagtailcore_page page ON page.id = profile.page_ptr_id
LEFT JOIN directory_commune commune ON commune.code = profile.commune_id WHERE page.live
"""
Told = dict[str, Any]


def environment(size: int) -> dict[str, str]:
    """Return the environment of a portal of this size, beside those of the pages."""
    url = f"{os.environ['DATABASE_URL']}_loading_{size}"
    return pages.environment(size, VAR_DIR=str(VAR / "bench" / f"loading-{size}"), DATABASE_URL=url)


def timed(size: int, *words: str) -> Told:
    """Run Python in a process of its own; return what it took."""
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, *words], cwd=ROOT, env=environment(size), stdout=subprocess.DEVNULL) as one:  # noqa: S603 - our own
        _pid, status, used = os.wait4(one.pid, 0)
        one.returncode = os.waitstatus_to_exitcode(status)
    if one.returncode:
        raise SystemExit(f"{words} ends with {one.returncode}")
    seconds = time.perf_counter() - began
    told = {"seconds": seconds, "processor": used.ru_utime + used.ru_stime, "a_second": size / seconds}
    return {name: round(value, 1) for name, value in told.items()} | {"most_mb": used.ru_maxrss // 1024}


def make_empty(size: int) -> None:
    """Make the database anew, with the reference lists in it."""
    import psycopg

    url = environment(size)["DATABASE_URL"]
    server, _slash, name = url.rpartition("/")
    with psycopg.connect(f"{server}/{ADMIN}", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    for words in (("migrate", "-v0"), ("createcachetable",), ("load_reference",)):
        timed(size, "manage.py", *words)


def write_file(folder: Path, size: int) -> None:
    """Write the people of a generated set as a file of docs/data-format.md."""
    import django

    django.setup()
    from django.utils import timezone

    from datasets.generating import people
    from datasets.generating.dice import Span
    from datasets.generating.world import World

    span, world = Span(timezone.localdate()), World()
    made = [people.volunteer(SEED, number, size, span=span, world=world) for number in range(size)]
    folder.mkdir(parents=True, exist_ok=True)
    whole = {"format": 1, "source": "loading", "volunteers": [written(one) for one in made]}
    (folder / "data.json").write_text(json.dumps(whole, default=str))


def written(record: Any) -> dict[str, Any]:
    """Return a record with the keys of the format; those that may be left out are, where they say nothing."""
    from dataclasses import asdict

    told = asdict(record)
    return {name: plain(value) for name, value in told.items() if name not in MAY_BE_MISSING or value}


def plain(value: Any) -> Any:
    """Return a value as JSON knows it."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items() if one}
    return value.isoformat() if hasattr(value, "isoformat") else value


def copy_rows(before: dict[str, int]) -> None:
    """Write the rows of every table that grew a second time, a thousand a statement, in one transaction."""
    import psycopg
    from psycopg.sql import SQL, Identifier, Placeholder
    from psycopg.types.string import TextLoader

    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.adapters.register_loader("jsonb", TextLoader)
        for table, number in rows_of(connection).items():
            if number - before.get(table, 0) < BATCH:
                continue
            mine, theirs = Identifier(f"plain_{table}"), Identifier(table)
            connection.execute(SQL("CREATE TABLE {} (LIKE {} INCLUDING ALL)").format(mine, theirs))
            rows = connection.cursor(name="rows")
            rows.itersize = BATCH
            rows.execute(SQL("SELECT * FROM {}").format(theirs))
            places = SQL(", ").join(Placeholder() * len(rows.description or ()))
            insert = SQL("INSERT INTO {} OVERRIDING SYSTEM VALUE VALUES ({})").format(mine, places)
            with connection.cursor() as writing:
                while some := rows.fetchmany(BATCH):
                    writing.executemany(insert, some)
            rows.close()


def rows_of(connection: Any) -> dict[str, int]:
    """Return how many rows each table has."""
    connection.execute("ANALYZE")
    told = connection.execute("SELECT relname, reltuples FROM pg_class WHERE relkind = 'r' AND reltuples > 0")
    return {name: int(number) for name, number in told if not name.startswith(("pg_", "sql_", "plain_"))}


def index_rows(folder: Path) -> None:
    """Give what one question tells of each page to a Tantivy index."""
    import psycopg
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("title", "text", "place"):
        builder.add_text_field(name, stored=True)
    folder.mkdir(parents=True)
    writer = tantivy.Index(builder.build(), path=str(folder)).writer(num_threads=1)
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection, connection.cursor(name="pages") as rows:
        rows.itersize = BATCH
        rows.execute(PAGES)
        for title, text, place in rows:
            writer.add_document(tantivy.Document(title=title, text=text, place=place or ""))
    writer.commit()


def measured(size: int) -> Told:
    """Return what each takes, with how many times as long as its plain loop it is."""
    import psycopg

    folder = Path(environment(size)["VAR_DIR"])
    make_empty(size)
    with psycopg.connect(environment(size)["DATABASE_URL"]) as connection:
        before = json.dumps(rows_of(connection))
    timed(size, "-m", "benchmarks.loading", "--write", str(size))
    told = {
        "load_data": timed(size, "manage.py", "load_data", str(folder / "data.json")),
        "the same again": timed(size, "manage.py", "load_data", str(folder / "data.json")),
        "plain rows": timed(size, "-m", "benchmarks.loading", "--rows", before),
        "rebuild": timed(size, "manage.py", "search_index", "rebuild"),
        "plain index": timed(size, "-m", "benchmarks.loading", "--index", f"plain-{time.time_ns()}"),
        "generate_data": timed(size, "manage.py", "generate_data", *generated(size)),
    }
    pairs = {"load_data": "plain rows", "rebuild": "plain index"}
    ratios = {
        name: {kind: round(told[name][kind] / told[plain][kind], 2) for kind in ("seconds", "processor", "most_mb")}
        for name, plain in pairs.items()
    }
    return told | {"times the plain loop": ratios}


def generated(size: int) -> list[str]:
    """Return what `generate_data` is asked for: as many people once more, who ask for nothing."""
    numbers = {"--volunteers": size, "--requests": 0, "--posts-per-request": 0, "--seed": SEED + 1}
    return [word for name, number in numbers.items() for word in (name, str(number))]


def main() -> None:
    """Measure."""
    size = int(sys.argv[1]) if sys.argv[1:] else 20_000
    result = json.dumps({"volunteers": size, "load": os.getloadavg()[0]} | measured(size), indent=2)
    (VAR / "bench" / f"loading-{size}.json").write_text(result)
    sys.stdout.write(result + "\n")


PARTS = {
    "--write": lambda given: write_file(VAR, int(given)),
    "--rows": lambda given: copy_rows(json.loads(given)),
    "--index": lambda given: index_rows(VAR / given),
}

if __name__ == "__main__":
    PARTS[sys.argv[1]](sys.argv[2]) if sys.argv[1:2] and sys.argv[1] in PARTS else main()
