"""The outbox and its worker."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    """Runs Wagtail's background tasks; each app adds its own consumer in its own `ready()`."""

    name = "portal.work"
    label = "work"
    verbose_name = _("Work")

    def ready(self) -> None:
        """Give `django_tasks` its consumer, and have Wagtail publish what is scheduled."""
        from portal.integrity import register
        from portal.observing import measures as observed

        from . import consumers, integrity, measures, periodic, tasks

        consumers.register("task", tasks.run_tasks, batch=tasks.BATCH)
        register(*integrity.CHECKS)
        observed.register(*measures.MEASURES)
        periodic.register("publish_scheduled", tasks.publish_scheduled)
