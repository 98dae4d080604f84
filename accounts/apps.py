"""A person who signs in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, their sign-in and their space."""

    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Put the door to the administration on my space; say what is known of a person and how long it is kept."""
        from allauth.mfa.signals import authenticator_added
        from django.db.models.signals import m2m_changed

        from portal import retention as table
        from portal.work import consumers, daily, periodic

        from . import cards, retention, roles, second_factor, space
        from .known import parts
        from .mydata import asking
        from .notices import cards as notice_cards
        from .notices import digest
        from .notices import retention as notice_retention

        memberships = self.get_model("User_groups")
        m2m_changed.connect(roles.forget_groups, sender=memberships, dispatch_uid="accounts.roles")
        authenticator_added.connect(second_factor.on_added, dispatch_uid="accounts.second_factor")
        space.register(notice_cards.cards)
        space.register(cards.administration)
        space.register_entry(_("Notifications"), "notices", rank=5)
        space.register_entry(_("My data"), "my_data", rank=90)
        parts.register()
        retention.register()
        notice_retention.register()
        consumers.register(digest.TOPIC, digest.write)
        periodic.register(digest.TOPIC, digest.look)
        consumers.register("archive", asking.make)
        consumers.register("sweep", asking.sweep, batch=100)
        periodic.register("purge", daily.once_a_day("purge", table.apply_all))
