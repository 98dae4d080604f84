"""Building both indexes of the same documents: how fast, and how large they become."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter, thread_time

from django.conf import settings

from search.documents import Document

from . import sides
from .documents import Maker
from .machine import Processor

BATCH = 1000


class Supply:
    """Documents from a file, made once; what reading them takes is not the engine's."""

    def __init__(self, number: int) -> None:
        self.path = Path(settings.VAR_DIR) / "documents.pickle"
        if not self.path.exists():
            self._make(number)
        self.wall = self.cpu = 0.0

    def _make(self, number: int) -> None:
        made, written = Maker().documents(number), self.path.with_suffix(".new")
        with written.open("wb") as file:
            while batch := list(islice(made, BATCH)):
                pickle.dump(batch, file, protocol=pickle.HIGHEST_PROTOCOL)
        written.replace(self.path)

    def __iter__(self) -> Iterator[Document]:
        with self.path.open("rb") as file:
            while batch := self._next(file):
                yield from batch

    def _next(self, file: object) -> list[Document]:
        wall, cpu = perf_counter(), thread_time()
        try:
            return pickle.load(file)  # noqa: S301 - our own file
        except EOFError:
            return []
        finally:
            self.wall += perf_counter() - wall
            self.cpu += thread_time() - cpu


def build(number: int, processor: Processor) -> dict[str, object]:
    """Build both indexes; return documents a second, by the clock and by the processor."""
    return {
        "documents": number,
        "portal": _timed(sides.build, Supply(number), number, processor),
        "raw": _timed(sides.raw().build, Supply(number), number, processor),
        "megabytes": sides.megabytes(),
    }


def _timed(
    work: Callable[[Iterable[Document]], object], supply: Supply, number: int, processor: Processor
) -> dict[str, int]:
    wall, ours, server = perf_counter(), processor.ours(), processor.server()
    work(supply)
    wall = perf_counter() - wall - supply.wall
    ours = processor.ours() - ours - supply.cpu
    return {
        "per_second": round(number / wall),
        "per_cpu_second": round(number / (ours + processor.server() - server)),
        "cpu_seconds_here": round(ours),
        "cpu_seconds_server": round(processor.server() - server),
    }
