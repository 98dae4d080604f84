"""The forms of an establishment's people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..choices import LegalStatus, MembershipRole, ShownAs
from ..fields import CommuneField
from ..models import EstablishmentCategory, FinessRecord

LONGEST_REASON = 400


class CategoryField(forms.ModelChoiceField):
    """A category, by its name in full: acronyms alone are for those who know them."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.label} ({obj.acronym})" if obj.acronym not in obj.name else str(obj.label)


class EstablishmentForm(forms.Form):
    """What the register doesn't tell of an establishment: all of it when the number is in no extract."""

    name = forms.CharField(label=_("Name of the establishment"), max_length=200)
    category = CategoryField(label=_("What it is"), queryset=EstablishmentCategory.objects.all())
    legal_status = forms.ChoiceField(
        label=_("Legal status"), choices=LegalStatus.choices, initial=LegalStatus.NOT_GIVEN, required=False
    )
    commune = CommuneField(label=_("Town"), help_text=_("Its name or its postcode."))

    def __init__(self, data: Any = None, *, record: FinessRecord | None) -> None:
        super().__init__(data)
        self.given = facts_of(record) if record else {}
        for name in self.given:
            self.fields.pop(name, None)

    @property
    def details(self) -> dict[str, Any]:
        """All that is known now: what the register says counts more than what is typed."""
        return self.cleaned_data | self.given


def facts_of(record: FinessRecord) -> dict[str, Any]:
    """Return what a line of the register says; what it leaves open is asked."""
    facts: dict[str, Any] = {"name": record.name, "category": record.category, "commune": record.commune}
    if record.legal_status != LegalStatus.NOT_GIVEN:
        facts["legal_status"] = record.legal_status
    return {name: value for name, value in facts.items() if value}


class InvitationForm(forms.Form):
    """Whom to invite."""

    email = forms.EmailField(
        label=_("Your colleague’s e-mail address"),
        help_text=_("They are written to at once. Only you and the other people in charge see this address."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("What they may do"),
        choices=[
            (MembershipRole.MEMBER, _("Member: asks for help, answers, follows requests")),
            (MembershipRole.MANAGER, _("In charge: does so too, invites and confirms colleagues")),
        ],
        initial=MembershipRole.MEMBER,
        widget=forms.RadioSelect,
    )


class ReasonForm(forms.Form):
    """Why not: the person reads it."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("This person reads it in an e-mail."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RoleForm(forms.Form):
    """Manager or member."""

    role = forms.ChoiceField(choices=MembershipRole.choices)


class ShownForm(forms.Form):
    """What the public reads."""

    shown_as = forms.ChoiceField(
        label=_("What the public reads with your requests"), choices=ShownAs.choices, widget=forms.RadioSelect
    )
