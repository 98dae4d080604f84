"""What is looked up when somebody asks how the portal is: each app registers its measures in its `ready()`.

measures.register(Measure("entraide_moderation_oldest_seconds", "Age of what waits longest", oldest))
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

log = logging.getLogger(__name__)

Reading = tuple[Sequence[str], float]


@dataclass(frozen=True)
class Measure:
    """One figure, or one for each value of its `labels`; `read` returns the values of the labels with the figure."""

    name: str
    what: str
    read: Callable[[], Iterable[Reading]]
    labels: tuple[str, ...] = ()

    def readings(self) -> list[Reading]:
        """Return the figures; none when they can't be read, so that one part that is down hides no other."""
        try:
            return list(self.read())
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one measure, the others are wanted
            log.warning("%s can't be read (%s)", self.name, type(error).__name__)
            return []


_measures: dict[str, Measure] = {}


def register(*added: Measure) -> None:
    """Add measures; called from an app's `ready()`."""
    _measures.update({measure.name: measure for measure in added})


def measures() -> list[Measure]:
    """Return every measure, in the order of their names."""
    return [_measures[name] for name in sorted(_measures)]
