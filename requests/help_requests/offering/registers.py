"""The register of offers: who offered or was asked, for which request, and what became of it."""

from django.contrib.admin import display
from django.utils.translation import gettext_lazy as _

from portal.registers import ReadOnly, Register

from ..models import Offer


class OfferRegister(Register):
    """Offers are made and answered on the site; here they are found and exported, without words or addresses."""

    model = Offer
    permission_helper_class = ReadOnly
    menu_icon = "pick"
    menu_order = 310
    list_display = ("created_at", "help_request", "helper", "need", "origin", "state", "waiting_since")
    list_export = (
        "created_at", "help_request", "establishment", "helper", "need", "origin", "state", "waiting_since",
        "starts_on", "ends_on",
    )  # fmt: skip
    list_filter = ("state", "origin", "created_at")
    list_select_related = (
        "help_request__establishment", "volunteer__user", "need__profession", "need__skill",
    )  # fmt: skip
    search_fields = ("help_request__title", "help_request__establishment__name", "volunteer__user__last_name")
    ordering = ("-created_at",)

    @display(description=_("volunteer"), ordering="volunteer__user__last_name")
    def helper(self, offer: Offer) -> str:
        """Who would help."""
        return str(offer.volunteer)

    @display(description=_("establishment"))
    def establishment(self, offer: Offer) -> str:
        """Whose request it is."""
        return str(offer.help_request.establishment or "")
