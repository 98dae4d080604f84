"""All that knows a search engine."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The index and the questions put to it."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Consume what is to be indexed, and hear when reference lists change."""
        from portal.work import consumers

        from . import checks, consumer, vocabulary

        consumers.register("index", consumer.index_rows, batch=consumer.BATCH, longest_pause=consumer.LONGEST_PAUSE)
        vocabulary.listen()
        checks.register_checks()
