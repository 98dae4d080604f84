"""What following tells the registries of other apps, when the portal starts."""

from django.utils.translation import gettext_lazy as _

from accounts import space
from portal.mail import inbound
from portal.work import consumers

from . import by_mail, kinds, privacy, reply_address, signals, telling  # noqa: F401 - signals listen by being imported


def register() -> None:
    """Tell them."""
    kinds.register()
    privacy.register()
    consumers.register(telling.TOPIC, telling.tell, batch=20)
    inbound.register(reply_address.KIND, by_mail.take)
    space.register_entry(_("Discussions I follow"), "followed_threads", rank=35)
