"""Who I am: name, function, structure, place. Gender too, which belongs to the person and not to the page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import is_a_name

from ...choices import Gender, LegalStatus, Sector
from ...fields import CommuneField
from ...models import Function, Region, Volunteer, VolunteerProfilePage
from ..content import Content
from .parts import PartForm

NOT_CHOSEN = _("Choose…")


class IdentityForm(PartForm):
    """Name and place of work."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=80,
        validators=[is_a_name],
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=80,
        validators=[is_a_name],
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    function = forms.ModelChoiceField(
        Function.objects.all(), label=_("Function"), required=False, empty_label=_("None of these")
    )
    organisation = forms.CharField(
        label=_("Structure"),
        max_length=160,
        required=False,
        help_text=_("Where you work or worked. You choose later who sees it."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    sector = forms.ChoiceField(label=_("Sector"), choices=Sector.choices, initial=Sector.NOT_GIVEN)
    legal_status = forms.ChoiceField(
        label=_("Legal status"), choices=LegalStatus.choices, initial=LegalStatus.NOT_GIVEN
    )
    commune = CommuneField(
        label=_("Commune"), required=False, help_text=_("Its name or its postcode. You choose later who sees it.")
    )
    region = forms.ModelChoiceField(
        Region.objects.all(),
        label=_("Region"),
        required=False,
        empty_label=NOT_CHOSEN,
        help_text=_("If you'd rather not name your commune. A commune tells the region."),
    )
    gender = forms.ChoiceField(
        label=_("Gender"),
        choices=Gender.choices,
        required=False,
        help_text=_("For the figures of the weekly report only: never shown, never searched, never with your name."),
        widget=forms.RadioSelect,
    )

    @classmethod
    def initial_of(cls, draft: VolunteerProfilePage) -> dict[str, Any]:
        same = ("function", "organisation", "sector", "legal_status", "commune", "region")
        first, last = names_of(draft)
        return {name: getattr(draft, name) for name in same} | {
            "first_name": first,
            "last_name": last,
            "gender": draft.volunteer.gender,
        }

    def said(self) -> Content:
        typed = self.cleaned_data
        commune, region = typed["commune"], typed["region"]
        if commune:
            region = commune.departement.region
        return {
            "name": self.whole_name,
            "function": typed["function"].pk if typed["function"] else None,
            "organisation": typed["organisation"],
            "sector": typed["sector"] or Sector.NOT_GIVEN.value,
            "legal_status": typed["legal_status"] or LegalStatus.NOT_GIVEN.value,
            "commune": commune.pk if commune else None,
            "region": region.pk if region else None,
        }

    @property
    def whole_name(self) -> str:
        """The name as the page shows it."""
        return f"{self.cleaned_data['first_name']} {self.cleaned_data['last_name']}".strip()

    def keep_person(self, volunteer: Volunteer) -> None:
        """Keep what belongs to the person and not to the page, at once: the account's names, and the gender.

        What is the same already is not written again: each writing makes all that is kept for readers old.
        """
        typed, user = self.cleaned_data, volunteer.user
        names, gender = (typed["first_name"], typed["last_name"]), typed["gender"] or Gender.NOT_GIVEN
        if user and all(names) and names != (user.first_name, user.last_name):
            user.first_name, user.last_name = names
            user.save(update_fields=["first_name", "last_name"])
        if gender != volunteer.gender:
            Volunteer.objects.filter(pk=volunteer.pk).update(gender=gender)


def names_of(draft: VolunteerProfilePage) -> tuple[str, str]:
    """Return first and last name: the account's while the page says them, else the page's cut at its first space."""
    user = draft.volunteer.user
    if user and draft.title in ("", user.get_full_name()):
        return user.first_name, user.last_name
    first, _space, last = draft.title.partition(" ")
    return first, last
