"""Letters in the admin: about what and when, never what they said."""

from django.contrib.admin import display
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import modeladmin_register

from portal.registers import ReadOnly, Register

from .models import Delivery


class DeliveryRegister(Register):
    """Letters queued and sent; of the address, enough to answer "did you write to me?" and no more."""

    model = Delivery
    permission_helper_class = ReadOnly
    menu_icon = "mail"
    add_to_settings_menu = True
    menu_order = 710
    list_display = ("masked_recipient", "subject", "queued_at", "sent_at")
    list_filter = ("sent_at",)
    search_fields = ("recipient", "subject")

    @display(description=_("recipient"), ordering="recipient")
    def masked_recipient(self, letter: Delivery) -> str:
        """First letter and domain: `c…@exemple.fr`."""
        name, _at, domain = letter.recipient.rpartition("@")
        return f"{name[:1]}…@{domain}"


modeladmin_register(DeliveryRegister)
