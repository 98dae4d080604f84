"""Things done at a steady pace, whether those before were answered or not; readers are the first of them."""

import http.client
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from typing import TypeVar

from ..crowd import told

READERS = 10  # a second
Thing, Told = TypeVar("Thing"), TypeVar("Told")


def paced(things: Iterable[Thing], by_second: int, seconds: float) -> Iterator[Thing]:
    """Yield so many things a second for so many seconds."""
    began = time.monotonic()
    for number, thing in zip(range(int(by_second * seconds)), things, strict=False):
        time.sleep(max(0.0, began + number / by_second - time.monotonic()))
        yield thing


def steadily(
    do: Callable[[Thing], Told], things: Iterable[Thing], by_second: int, seconds: float, threads: int = 8
) -> list[Told]:
    """Do one thing after the other at this pace; return what became of each."""
    with ThreadPoolExecutor(threads) as people:
        going = [people.submit(do, thing) for thing in paced(things, by_second, seconds)]
        return [one.result() for one in going]


def read(port: int, paths: dict[str, str], seconds: float) -> list[float]:
    """Ask for pages at the pace of readers; return how long each took."""

    def one(path: str) -> float:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        began = time.perf_counter()
        line.request("GET", path, headers={"Host": "localhost", "Accept-Language": "fr"})
        line.getresponse().read()
        line.close()
        return (time.perf_counter() - began) * 1000

    return steadily(one, cycle(paths.values()), READERS, seconds)


def readers_beside(
    port: int, paths: dict[str, str], seconds: float, work: Callable[[], Told]
) -> tuple[dict[str, object], Told]:
    """Return what readers wait alone and then beside some work, and what became of that."""
    read(port, paths, 5)
    alone = told(read(port, paths, seconds))
    with ThreadPoolExecutor(1) as others:
        working = others.submit(work)
        meanwhile = told(read(port, paths, seconds))
        done = working.result()
    ratio = round(meanwhile["p95"] / alone["p95"], 2)
    return {"pages_alone": alone, "pages_meanwhile": meanwhile, "p95_ratio": ratio}, done
