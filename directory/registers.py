"""The directory's registers: establishments, and memberships that wait for verification."""

from typing import Any

from django.contrib.admin import SimpleListFilter, display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.helpers import PermissionHelper

from portal.registers import ReadOnly, Register, RowAction

from .models import ContactReveal, Establishment, Membership


def verify(establishment: Establishment, user: Any) -> str:
    """Vouch for an establishment."""
    Establishment.objects.filter(pk=establishment.pk).update(verified_at=timezone.now())
    return _("%(name)s is verified.") % {"name": establishment}


def confirm(membership: Membership, user: Any) -> str:
    """Let somebody act for an establishment."""
    Membership.objects.filter(pk=membership.pk).update(confirmed_at=timezone.now())
    return _("%(name)s may act for %(establishment)s.") % {
        "name": membership.user,
        "establishment": membership.establishment,
    }


class Verified(SimpleListFilter):
    """Verified establishments, or the others."""

    title = gettext_lazy("verification")
    parameter_name = "verified"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", gettext_lazy("Verified")), ("0", gettext_lazy("To verify"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(verified_at__isnull=self.value() == "0") if self.value() else queryset


class Confirmed(Verified):
    """Confirmed memberships, or those that wait."""

    title = gettext_lazy("confirmation")
    parameter_name = "confirmed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("0", gettext_lazy("To confirm")), ("1", gettext_lazy("Confirmed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(confirmed_at__isnull=self.value() == "0") if self.value() else queryset


class EstablishmentRegister(Register):
    """Every establishment with an account."""

    model = Establishment
    menu_icon = "home"
    menu_order = 300
    list_display = ("name", "finess", "category", "place", "legal_status", "verified_at")
    list_export = ("name", "finess", "category", "sector", "legal_status", "region", "place", "verified_at")
    list_filter = (Verified, "sector", "legal_status", "region")
    list_select_related = ("category", "region", "commune")
    search_fields = ("name", "finess", "commune__name")
    row_actions = (
        RowAction(
            "verify",
            label=gettext_lazy("Verify"),
            question=gettext_lazy("Have you checked that this establishment is what it says?"),
            act=verify,
            fits=lambda establishment: establishment.verified_at is None,
        ),
    )
    panels = [
        FieldPanel(name) for name in ("name", "finess", "category", "sector", "legal_status", "region", "commune")
    ]

    @display(description=gettext_lazy("place"))
    def place(self, establishment: Establishment) -> str:
        """Where it is."""
        return establishment.place


class AskedFor(PermissionHelper):
    """For rows that a person asks for and the team decides on: nobody types one here."""

    def user_can_create(self, user: Any) -> bool:
        return False


class MembershipRegister(Register):
    """Who acts for whom. Of an address the domain alone is shown: enough to see a professional one."""

    model = Membership
    permission_helper_class = AskedFor
    menu_icon = "user"
    menu_order = 310
    list_display = ("person", "address_domain", "establishment", "role", "created_at", "confirmed_at")
    list_export = ("establishment", "role", "created_at", "confirmed_at")
    list_filter = (Confirmed, "role")
    list_select_related = ("user", "establishment")
    search_fields = ("user__first_name", "user__last_name", "establishment__name", "establishment__finess")
    row_actions = (
        RowAction(
            "confirm",
            label=gettext_lazy("Confirm"),
            question=gettext_lazy("May this person act for this establishment?"),
            act=confirm,
            fits=lambda membership: membership.confirmed_at is None,
        ),
    )
    panels = [FieldPanel("role")]

    @display(description=gettext_lazy("person"), ordering="user__last_name")
    def person(self, membership: Membership) -> str:
        """Their name."""
        return str(membership.user)

    @display(description=gettext_lazy("domain of the address"))
    def address_domain(self, membership: Membership) -> str:
        """What stands after the @."""
        return membership.user.email.rpartition("@")[2]


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
