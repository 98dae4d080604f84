"""The register of telephone numbers shown."""

from django.contrib.admin import display
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.registers import ReadOnly, Register

from ..models import ContactReveal


class RevealRegister(Register):
    """Who saw whose telephone number; never the number."""

    model = ContactReveal
    permission_helper_class = ReadOnly
    menu_icon = "view"
    add_to_settings_menu = True
    menu_order = 720
    list_display = ("seen_by", "establishment", "volunteer", "at")
    list_export = ("seen_by", "establishment", "volunteer", "at")
    list_filter = ("at",)
    list_select_related = ("reader", "establishment", "volunteer__user")
    search_fields = ("establishment__name",)

    @display(description=gettext_lazy("seen by"), ordering="reader__last_name")
    def seen_by(self, reveal: ContactReveal) -> str:
        """Who asked; somebody who left is a former member."""
        return str(reveal.reader or _("Former member"))
