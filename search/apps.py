"""All that knows a search engine."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The index and the questions put to it."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Consume what is to be indexed, tell who wants to hear of it, and hear when reference lists change."""
        from accounts import space
        from portal import integrity as kept
        from portal.finding import asked
        from portal.work import consumers, periodic

        from . import agreeing, checks, consumer, integrity, privacy, retention, vocabulary  # noqa: F401 - listens
        from .querylog.noting import note
        from .saved import alerts

        consumers.register(
            "index",
            consumer.index_rows,
            batch=consumer.BATCH,
            longest_pause=consumer.LONGEST_PAUSE,
            lease=consumer.LEASE,
        )
        consumers.register("alert", alerts.alert, batch=alerts.BATCH)
        consumers.register("forget", privacy.forget, batch=100)
        periodic.register("alerts", alerts.wake_due)
        privacy.register()
        kept.register(*integrity.CHECKS)
        retention.register()
        space.register_entry(_("My saved searches"), "saved_searches", rank=50)
        vocabulary.listen()
        asked.connect(note, dispatch_uid="search-query-log")
        checks.register_checks()
