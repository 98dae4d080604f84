"""The finder the setting `FINDER` names: the engine in use, and the database when there is no engine to ask."""

import logging

from portal.finding import Query, Results

from .about import themes_in
from .engines import engine
from .engines.engine import Engine, LeftAloneError, NoIndexError
from .fallback import answer_from_database
from .vocabulary import synonyms

log = logging.getLogger(__name__)


class EngineFinder:
    """Asks an engine; the database when it gives no answer in time."""

    def __init__(self, asked: Engine) -> None:
        self._engine = asked

    def find(self, query: Query) -> Results:
        """Answer a question; without an index that can be read in time, from the database, and say so."""
        try:
            return self._engine.answer(query, synonyms())
        except LeftAloneError:
            log.debug("The search engine is left alone: the database answers.")
        except NoIndexError:
            log.warning("There is no search index: the database answers. Run: manage.py search_index rebuild")
        except Exception as error:  # noqa: BLE001 - a search page must answer, whatever is wrong with the engine
            log.warning("The search engine can't be asked (%s): the database answers.", type(error).__name__)
        return answer_from_database(query)

    def themes_in(self, text: str) -> tuple[str, ...]:
        """Read a text by the packaged topics and the reference lists; no engine is asked."""
        return themes_in(text)


def engine_finder() -> EngineFinder:
    """Return the finder of the engine that `SEARCH_URL` chooses."""
    return EngineFinder(engine())
