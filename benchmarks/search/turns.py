"""Single questions, ours and raw in turns: what disturbs one disturbs the other, and medians forget it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from statistics import median, quantiles
from time import perf_counter

from .machine import Processor

Ask = Callable[[], object]
WARM_UP = 5


@dataclass
class Side:
    """What one side took, in milliseconds: on the clock, and of the processor here and in the server."""

    wall: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)
    server: list[float] = field(default_factory=list)

    @property
    def cpu(self) -> list[float]:
        """Of both processors together."""
        return [here + there for here, there in zip(self.ours, self.server, strict=True)]


@dataclass
class Pair:
    """One question asked both ways."""

    name: str
    portal: Side = field(default_factory=Side)
    raw: Side = field(default_factory=Side)


def in_turns(asked: Mapping[str, tuple[Ask, Ask]], rounds: int, processor: Processor) -> list[Pair]:
    """Ask every question both ways in every round, each way first in every other round."""
    pairs = {name: Pair(name) for name in asked}
    for turn in range(rounds + WARM_UP):
        for name, (portal, raw) in asked.items():
            sides = [(portal, pairs[name].portal), (raw, pairs[name].raw)]
            for ask, side in sides if turn % 2 else reversed(sides):
                _take(ask, side if turn >= WARM_UP else Side(), processor)
    return list(pairs.values())


def _take(ask: Ask, side: Side, processor: Processor) -> None:
    server, ours, start = processor.server(), processor.ours(), perf_counter()
    ask()
    side.wall.append((perf_counter() - start) * 1000)
    side.ours.append((processor.ours() - ours) * 1000)
    side.server.append((processor.server() - server) * 1000)


def figures(pairs: list[Pair]) -> dict[str, object]:
    """Return the whole mix: p50 and p95 of both sides and their ratio, then each question's medians."""
    spread = {name: _spread([getattr(pair, name) for pair in pairs]) for name in ("portal", "raw")}
    ratio = {key: round(spread["portal"][key] / spread["raw"][key], 2) for key in spread["raw"]}
    return {"mix": spread | {"ratio": ratio}, "questions": [_row(pair) for pair in pairs]}


def _spread(sides: list[Side]) -> dict[str, float]:
    found = {}
    for name in ("wall", "cpu"):
        cuts = quantiles(chain.from_iterable(getattr(side, name) for side in sides), n=20)
        found |= {f"{name}_p50": round(cuts[9], 2), f"{name}_p95": round(cuts[18], 2)}
    return found


def _row(pair: Pair) -> dict[str, object]:
    wall = median(pair.portal.wall), median(pair.raw.wall)
    cpu = median(pair.portal.cpu), median(pair.raw.cpu)
    return {
        "name": pair.name,
        "portal_ms": round(wall[0], 2),
        "raw_ms": round(wall[1], 2),
        "ratio": round(wall[0] / wall[1], 2),
        "portal_cpu_ms": round(cpu[0], 2),
        "raw_cpu_ms": round(cpu[1], 2),
    }
