"""An engine behind a breaker: whoever asks or writes, one that is away is left alone by all of this process."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from portal import finding

from ..breaker import Breaker
from ..synonyms import SynonymTable
from .engine import AwayError, Engine, Fill, LeftAloneError, NoIndexError, Read


class GuardedEngine:
    """Passes everything on, unless the engine has just failed; raises `LeftAloneError` at once while it rests."""

    def __init__(self, engine: Engine, breaker: Breaker) -> None:
        self._engine = engine
        self._breaker = breaker

    @property
    def name(self) -> str:
        """What the engine is called."""
        with self._working():
            return self._engine.name

    def answer(self, query: finding.Query, table: SynonymTable) -> finding.Results:
        """Answer a question; whatever goes wrong is the engine's, and so is an answer that comes too late."""
        self._let_in()
        started = self._breaker.clock()
        try:
            results = self._engine.answer(query, table)
        except NoIndexError:
            # It answers; and this is over as soon as there is an index: nothing to be left alone for.
            self._breaker.answered(0.0)
            raise
        except Exception as error:
            self._breaker.failed(is_away=isinstance(error, AwayError))
            raise
        self._breaker.answered(self._breaker.clock() - started)
        return results

    def version(self) -> str:
        with self._working():
            return self._engine.version()

    def digests(self) -> dict[str, str]:
        with self._working():
            return self._engine.digests()

    def update(self, keys: list[str], read: Read) -> bool:
        with self._working():
            return self._engine.update(keys, read)

    def forget(self, rebuild: Callable[[], int]) -> None:
        with self._working():
            self._engine.forget(rebuild)

    def rebuild(self, fill: Fill, read: Read) -> int:
        with self._working():
            return self._engine.rebuild(fill, read)

    def apart(self) -> AbstractContextManager[Engine]:
        return self._engine.apart()

    @contextmanager
    def _working(self) -> Iterator[None]:
        """Work as long as it takes; only an engine that is away is a failure: a page that can't be read isn't."""
        self._let_in()
        try:
            yield
        except AwayError:
            self._breaker.failed(is_away=True)
            raise
        self._breaker.answered(0.0)

    def _let_in(self) -> None:
        if not self._breaker.allows():
            raise LeftAloneError("The search engine has just failed to answer.")
