"""All that knows a search engine."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The index and the questions put to it."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Consume what is to be indexed, and hear when reference lists change."""
        from portal.finding import asked
        from portal.work import consumers

        from . import checks, consumer, vocabulary
        from .querylog.noting import note

        consumers.register("index", consumer.index_rows, batch=consumer.BATCH)
        vocabulary.listen()
        asked.connect(note, dispatch_uid="search-query-log")
        checks.register_checks()
