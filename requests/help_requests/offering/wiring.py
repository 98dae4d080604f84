"""What offers have a say in: my space, answers by mail, copies of one's data, how long words are kept."""

from django.utils.translation import gettext_lazy as _

from accounts import space
from portal.mail import inbound

from . import offer_cards, privacy, retention, signals, talking  # noqa: F401 - signals listen by being imported


def register() -> None:
    """Tell every registry; called from the app's `ready()`."""
    privacy.register()
    retention.register()
    space.register(offer_cards.cards)
    space.register_entry(_("My offers"), "my_offers", rank=25)
    inbound.register(talking.KIND, talking.take)
