"""What reminders of an end register when the portal starts."""

from portal.work import daily, periodic

from . import kind, reminding


def register() -> None:
    """Say what one can be told, and look once a day."""
    kind.register()
    periodic.register("resource_ends", daily.once_a_day("resource_ends", reminding.remind_due))
