"""Who: reference lists, establishments and volunteers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """The directory of people and establishments."""

    name = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        """Listen to the pages' own signals, and have a say in my space."""
        from accounts import space as my_space
        from portal.integrity import register
        from portal.mail import inbound
        from portal.work import periodic

        from . import agreeing, integrity, privacy, retention, signals, space  # noqa: F401 - signals listen by being imported
        from .availability import asking
        from .contact import by_mail, messages_card, reply_address

        privacy.register()
        retention.register()
        register(*integrity.CHECKS)
        my_space.register(space.cards)
        my_space.register(messages_card.cards)
        my_space.register_entry(_("My page"), "my_page", rank=10)
        my_space.register_entry(_("My availability"), "my_availability", rank=20)
        my_space.register_entry(_("My messages"), "conversations", rank=30)
        inbound.register(reply_address.KIND, by_mail.take)
        my_space.register(space.establishment_cards)
        my_space.register_entry(_("My establishments"), "my_establishments", rank=40)
        periodic.register("availability", asking.ask_due)
