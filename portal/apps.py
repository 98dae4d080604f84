"""What two apps or more share."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Settings, addresses, middleware and shared bases."""

    name = "portal"

    def ready(self) -> None:
        """Have page permissions stop at walls, files and cache looked after, and errors told to who asks."""
        from . import database_cache, files, health, integrity, walls
        from .observing import measures, reporting
        from .work import periodic

        walls.build()
        integrity.register(*files.CHECKS)
        measures.register(health.MEASURE)
        reporting.start()
        periodic.register("cache", database_cache.sweep)
