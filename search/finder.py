"""The finder the setting `FINDER` names: the engine in use, and the database when there is no engine to ask."""

import logging
import os
from functools import lru_cache

from django.conf import settings

from portal.finding import Query, Results

from .breaker import Breaker
from .engines import engine
from .engines.engine import Engine, NoIndexError
from .fallback import answer_from_database
from .vocabulary import synonyms

log = logging.getLogger(__name__)


class EngineFinder:
    """Asks an engine, unless it has just failed."""

    def __init__(self, asked: Engine, breaker: Breaker) -> None:
        self._engine = asked
        self._breaker = breaker

    def find(self, query: Query) -> Results:
        """Answer a question; without an index that can be read in time, from the database, and say so."""
        if not self._breaker.allows():
            return answer_from_database(query)
        started = self._breaker.clock()
        try:
            results = self._engine.answer(query, synonyms())
        except NoIndexError:
            # Told by one look, and over as soon as there is an index: nothing to be left alone.
            log.warning("There is no search index: the database answers. Run: manage.py search_index rebuild")
        except Exception as error:  # noqa: BLE001 - a search page must answer, whatever is wrong with the engine
            self._breaker.failed()
            log.warning("The search engine can't be asked (%s): the database answers.", type(error).__name__)
        else:
            self._breaker.answered(self._breaker.clock() - started)
            return results
        return answer_from_database(query)


@lru_cache(maxsize=8)
def breaker_for(place: str, process: int) -> Breaker:
    """Return this process's breaker for the engine at an address or in a folder."""
    return Breaker()


def engine_finder() -> EngineFinder:
    """Return the finder of the engine that `SEARCH_URL` chooses."""
    place = settings.SEARCH_URL or str(settings.SEARCH_DIR)
    return EngineFinder(engine(), breaker_for(place, os.getpid()))
