"""The three files of an evaluation: documents, queries, judgements."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Keys of a document with a meaning of their own; every other string is indexed as text.
KNOWN_KEYS = frozenset({"id", "title", "text", "themes", "region"})


class BadFileError(ValueError):
    """Raised for a file that can't be read, with its name and line."""


@dataclass(frozen=True)
class EvaluationSet:
    """`documents` as they were written, `queries` text by id, `judgements` grade by document id, by query id."""

    documents: list[dict[str, Any]]
    queries: dict[str, str]
    judgements: dict[str, dict[str, int]]


def read_set(documents: Path, queries: Path, judgements: Path) -> EvaluationSet:
    """Read the files; raise `BadFileError` for the first line that is wrong."""
    return EvaluationSet(
        documents=[_require(record, "id") for record in _json_lines(documents)],
        queries={str(record["id"]): str(_require(record, "id", "text")["text"]) for record in _json_lines(queries)},
        judgements=_judgements(judgements),
    )


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in _lines(path):
        try:
            record = json.loads(line)
        except ValueError as error:
            raise BadFileError(f"{path}:{number}: {error}") from error
        if not isinstance(record, dict):
            raise BadFileError(f"{path}:{number}: an object is expected")
        yield record | {"_at": f"{path}:{number}"}


def _require(record: dict[str, Any], *keys: str) -> dict[str, Any]:
    for key in keys:
        if key not in record:
            raise BadFileError(f"{record['_at']}: “{key}” is missing")
    return {key: value for key, value in record.items() if key != "_at"}


def _judgements(path: Path) -> dict[str, dict[str, int]]:
    judged: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        parts = line.split("\t")
        if number == 1 and len(parts) == 3 and not _is_integer(parts[2]):
            continue  # a line of titles, as some collections have
        if len(parts) != 3 or not _is_integer(parts[2]):
            raise BadFileError(f"{path}:{number}: query <tab> document <tab> grade is expected")
        judged.setdefault(parts[0], {})[parts[1]] = int(parts[2])
    return judged


def _is_integer(text: str) -> bool:
    return text.strip().lstrip("-").isdigit()


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadFileError(f"{path}: {error}") from error
