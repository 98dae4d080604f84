"""Many clients at once, each asking the whole mix again and again: the finder and the raw engine in alternating slices.

Clients are threads of at most two processes, as a web server's are; each waits for its answer before it asks again.
"""

import multiprocessing
import threading
from collections.abc import Callable
from itertools import count
from statistics import median, quantiles
from time import perf_counter
from typing import Any

PROCESSES = 2
SIDES = ("portal", "raw")
# Milliseconds of the answers of a slice, and how many were none.
Slice = tuple[list[float], int]


def at_once(clients: int, *, seconds: float, slices: int) -> dict[str, Any]:
    """Return throughput and times of both sides with so many clients."""
    spawn = multiprocessing.get_context("spawn")
    processes = min(PROCESSES, clients)
    barrier, results = spawn.Barrier(processes), spawn.Queue()
    plan = [side for _slice in range(slices) for side in (0, 1)]
    started = [
        spawn.Process(target=work, args=(clients // processes, plan, seconds, barrier, results))
        for _process in range(processes)
    ]
    for process in started:
        process.start()
    answers = [results.get() for _process in started]
    for process in started:
        process.join()
    figures = {
        name: _figures([_together(answers, at) for at in range(rank, len(plan), 2)], seconds)
        for rank, name in enumerate(SIDES)
    }
    ratio = round(figures["portal"]["p50_ms"] / figures["raw"]["p50_ms"], 2)
    return {"clients": clients, "processes": processes, **figures, "ratio_p50": ratio}


def work(threads: int, plan: list[int], seconds: float, barrier: Any, results: Any) -> None:
    """Be one process: do every slice of the plan at the same time as the others."""
    from .preparing import start

    start()
    from .sides import both_ways

    asked = list(both_ways().values())
    done = []
    for side in plan:
        barrier.wait()
        done.append(_slice([ways[side] for ways in asked], threads, seconds))
    results.put(done)


def _slice(asked: list[Callable[[], object]], threads: int, seconds: float) -> Slice:
    until = perf_counter() + seconds
    times: list[list[float]] = [[] for _thread in range(threads)]
    failed = [0] * threads

    def client(number: int) -> None:
        for turn in count(number * 5):
            start = perf_counter()
            if start >= until:
                return
            if asked[turn % len(asked)]() is False:  # the database answered, soon, since the engine was left alone
                failed[number] += 1
            else:
                times[number].append((perf_counter() - start) * 1000)

    clients = [threading.Thread(target=client, args=(number,)) for number in range(threads)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    return [time for own in times for time in own], sum(failed)


def _together(answers: list[list[Slice]], at: int) -> Slice:
    parts = [done[at] for done in answers]
    return [time for times, _failed in parts for time in times], sum(failed for _times, failed in parts)


def _figures(slices: list[Slice], seconds: float) -> dict[str, float]:
    """Return the medians of the slices: a neighbour who was busy for one of them is forgotten."""
    cuts = [quantiles(times, n=20) for times, _failed in slices]
    return {
        "per_second": round(median(len(times) / seconds for times, _failed in slices), 1),
        "p50_ms": round(median(cut[9] for cut in cuts), 2),
        "p95_ms": round(median(cut[18] for cut in cuts), 2),
        "unanswered": sum(failed for _times, failed in slices),
    }
