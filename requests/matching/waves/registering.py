"""What waves register when the portal starts."""

from portal.work import consumers, periodic

from . import kind, listening, privacy, retention, telling  # noqa: F401 - signals listen by being imported


def register() -> None:
    """Consume the topic `notify`, look at the clock, and say what is known of a person."""
    kind.register()
    privacy.register()
    retention.register()
    consumers.register(telling.TOPIC, telling.notify)
    periodic.register("waves", telling.hand_out)
