"""The directory's registers: establishments, and the people who act for them. What waits comes with its age."""

from typing import Any

from django import forms
from django.contrib.admin import SimpleListFilter, display
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.views import EditView

from portal.registers import ReadOnly, Register, RowAction

from .choices import EstablishmentChange, MembershipRole
from .domains import domain_of, is_professional, validate_domains
from .establishments import members, verifying
from .establishments.forms import ReasonForm
from .establishments.log import note
from .models import Establishment, FinessRecord, Membership


class VerifyForm(forms.Form):
    """What a coordinator says when they vouch for an establishment."""

    domains = forms.CharField(
        label=gettext_lazy("E-mail domains"),
        required=False,
        max_length=300,
        validators=[validate_domains],
        help_text=gettext_lazy(
            "With a space between them, only domains of its own. Whoever has a confirmed address there is a member "
            "at once, now and later. Leave empty to confirm each person."
        ),
    )


def verify_form(establishment: Establishment, data: Any = None) -> VerifyForm:
    """Suggest the domain of whoever added it, when it can stand for an establishment."""
    person = establishment.created_by
    domain = domain_of(person.email) if person else ""
    known = establishment.domains or (domain if is_professional(domain) else "")
    return VerifyForm(data, initial={"domains": known})


def reason_form(row: Any, data: Any = None) -> ReasonForm:
    """Ask for a reason."""
    return ReasonForm(data)


def verify(establishment: Establishment, user: Any, *, domains: str = "") -> str:
    """Vouch for an establishment."""
    verifying.verify(establishment, by=user, domains=domains)
    return _("%(name)s is verified.") % {"name": establishment}


def refuse(establishment: Establishment, user: Any, *, reason: str) -> str:
    """Say why an establishment isn't verified."""
    verifying.refuse(establishment, by=user, reason=reason)
    return _("%(name)s is not verified; its people are told why.") % {"name": establishment}


def confirm(membership: Membership, user: Any) -> str:
    """Let somebody act for an establishment."""
    members.confirm(membership, by=user)
    return _("%(name)s may act for %(establishment)s.") % {
        "name": membership.user,
        "establishment": membership.establishment,
    }


def turn_down(membership: Membership, user: Any, *, reason: str) -> str:
    """Say no to somebody who asked."""
    members.turn_down(membership, by=user, reason=reason)
    return _("%(name)s is told why.") % {"name": membership.user}


def change_role(membership: Membership, user: Any) -> str:
    """Make a member manager, or a manager member."""
    role = MembershipRole.MEMBER if membership.role == MembershipRole.MANAGER else MembershipRole.MANAGER
    members.change_role(membership, by=user, role=role)
    return _("%(name)s: %(role)s.") % {"name": membership.user, "role": role.label}


def end(membership: Membership, user: Any, *, reason: str) -> str:
    """End somebody's membership."""
    members.remove(membership, by=user, reason=reason)
    return _("%(name)s is told why.") % {"name": membership.user}


class Verified(SimpleListFilter):
    """Verified establishments, those that wait, those that were refused."""

    title = gettext_lazy("verification")
    parameter_name = "verified"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", gettext_lazy("Verified")), ("0", gettext_lazy("To verify")), ("no", gettext_lazy("Refused"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "0":
            return queryset.filter(pk__in=Establishment.objects.to_verify()).order_by("created_at")
        if self.value() == "no":
            return queryset.filter(refused_at__isnull=False)
        return queryset.filter(verified_at__isnull=False) if self.value() else queryset


class Confirmed(SimpleListFilter):
    """Confirmed memberships, or those that wait."""

    title = gettext_lazy("confirmation")
    parameter_name = "confirmed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("0", gettext_lazy("To confirm")), ("1", gettext_lazy("Confirmed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "0":
            return queryset.filter(confirmed_at=None).order_by("created_at")
        return queryset.filter(confirmed_at__isnull=False) if self.value() else queryset


class EstablishmentEditView(EditView):
    """Correcting an establishment is a line of its history too."""

    def form_valid(self, form: Any) -> Any:
        answer = super().form_valid(form)
        if form.changed_data:
            note(form.instance, EstablishmentChange.EDITED, by=self.request.user, words=", ".join(form.changed_data))
        return answer


class EstablishmentRegister(Register):
    """Every establishment with an account."""

    model = Establishment
    edit_view_class = EstablishmentEditView
    menu_icon = "home"
    menu_order = 300
    list_display = ("name", "finess", "in_register", "category", "place", "legal_status", "waiting", "verified_at")
    list_export = ("name", "finess", "category", "sector", "legal_status", "region", "place", "verified_at")
    list_filter = (Verified, "sector", "legal_status", "region")
    list_select_related = ("category", "region", "commune", "created_by")
    search_fields = ("name", "finess", "commune__name")
    row_actions = (
        RowAction(
            "verify",
            label=gettext_lazy("Verify"),
            question=gettext_lazy("Have you checked that this establishment is what it says?"),
            act=verify,
            form=verify_form,
            fits=lambda establishment: establishment.verified_at is None,
        ),
        RowAction(
            "refuse",
            label=gettext_lazy("Refuse"),
            question=gettext_lazy(
                "Why can't this establishment be verified? Its people may correct that and ask again."
            ),
            act=refuse,
            form=reason_form,
            fits=lambda establishment: establishment.verified_at is None and establishment.refused_at is None,
        ),
    )
    panels = [
        FieldPanel(name) for name in ("name", "finess", "category", "sector", "legal_status", "region", "commune")
    ] + [FieldPanel("domains"), FieldPanel("shown_as")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Say of each whether its number is in the register's extract."""
        records = FinessRecord.objects.filter(finess=OuterRef("finess"))
        return super().get_queryset(request).annotate(is_in_register=Exists(records))

    @display(description=gettext_lazy("place"))
    def place(self, establishment: Establishment) -> str:
        """Where it is."""
        return establishment.place

    @display(description=gettext_lazy("in the register"), boolean=True)
    def in_register(self, establishment: Any) -> bool:
        """Whether the number is in our extract, so that what it says was not typed."""
        return bool(establishment.is_in_register)

    @display(description=gettext_lazy("waiting for"), ordering="created_at")
    def waiting(self, establishment: Establishment) -> str:
        """How long it has been waiting."""
        waits = establishment.verified_at is None and establishment.refused_at is None
        return timesince(establishment.created_at, depth=1) if waits else ""


class MembershipRegister(Register):
    """Who acts for whom: decided on by actions, which are logged and told. Of an address the domain alone is shown."""

    model = Membership
    permission_helper_class = ReadOnly
    menu_icon = "user"
    menu_order = 310
    list_display = ("person", "address_domain", "establishment", "role", "waiting", "created_at", "confirmed_at")
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
        RowAction(
            "turn_down",
            label=gettext_lazy("Turn down"),
            question=gettext_lazy("Why may this person not act for this establishment?"),
            act=turn_down,
            form=reason_form,
            fits=lambda membership: membership.confirmed_at is None,
        ),
        RowAction(
            "role",
            label=gettext_lazy("Change the role"),
            question=gettext_lazy("A manager becomes a member, a member a manager. They are told by e-mail."),
            act=change_role,
            fits=lambda membership: membership.confirmed_at is not None,
        ),
        RowAction(
            "end",
            label=gettext_lazy("End the membership"),
            question=gettext_lazy("Why does this person no longer act for this establishment?"),
            act=end,
            form=reason_form,
            fits=lambda membership: membership.confirmed_at is not None,
        ),
    )

    @display(description=gettext_lazy("person"), ordering="user__last_name")
    def person(self, membership: Membership) -> str:
        """Their name."""
        return str(membership.user)

    @display(description=gettext_lazy("domain of the address"))
    def address_domain(self, membership: Membership) -> str:
        """What stands after the @."""
        return domain_of(membership.user.email)

    @display(description=gettext_lazy("waiting for"), ordering="created_at")
    def waiting(self, membership: Membership) -> str:
        """How long it has been waiting."""
        return timesince(membership.created_at, depth=1) if membership.confirmed_at is None else ""
