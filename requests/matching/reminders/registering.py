"""What reminders register when the portal starts."""

from portal.work import periodic

from . import kinds, ladder


def register() -> None:
    """Say what one can be told, and look at the clock."""
    kinds.register()
    periodic.register("reminders", ladder.remind_due)
