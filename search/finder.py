"""The finder the setting `FINDER` names: the engine, and the database when there is no engine to ask."""

import logging
import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from portal.finding import Query, Results

from .breaker import Breaker
from .engines.embedded.answering import answer
from .engines.embedded.reading import NoIndexError, reader_for
from .fallback import answer_from_database
from .vocabulary import synonyms

log = logging.getLogger(__name__)


class EmbeddedFinder:
    """Asks the index under `root`."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def find(self, query: Query) -> Results:
        """Answer a question; without an index that can be read in time, from the database, and say so."""
        breaker = breaker_for(self._root, os.getpid())
        if not breaker.allows():
            return answer_from_database(query)
        started = breaker.clock()
        try:
            results = answer(query, snapshot=reader_for(self._root, os.getpid()).snapshot(), table=synonyms())
        except NoIndexError:
            # Told by one look at a file, and over as soon as there is an index: nothing to be left alone.
            log.warning("There is no search index: the database answers. Run: manage.py search_index rebuild")
        except Exception as error:  # noqa: BLE001 - a search page must answer, whatever a damaged file makes of the engine
            breaker.failed()
            log.warning("The search index can't be read (%s): the database answers.", type(error).__name__)
        else:
            breaker.answered(breaker.clock() - started)
            return results
        return answer_from_database(query)


@lru_cache(maxsize=8)
def breaker_for(root: Path, process: int) -> Breaker:
    """Return this process's breaker for an index."""
    return Breaker()


def embedded_finder() -> EmbeddedFinder:
    """Return the finder of the embedded engine."""
    return EmbeddedFinder(Path(settings.SEARCH_DIR))
