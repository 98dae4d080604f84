"""What two apps or more share."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Settings, addresses, middleware and shared bases."""

    name = "portal"

    def ready(self) -> None:
        """Have page permissions stop at walls, files looked after, and errors told to who asked for them."""
        from . import files, health, integrity, walls
        from .observing import measures, reporting

        walls.build()
        integrity.register(*files.CHECKS)
        measures.register(health.MEASURE)
        reporting.start()
