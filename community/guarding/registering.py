"""What guarding tells the registries of other apps, when the portal starts."""

from portal.work import periodic

from . import unanswered


def register() -> None:
    """Tell them."""
    unanswered.register()
    periodic.register("unanswered", unanswered.look)
