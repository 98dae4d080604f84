"""The form of an area: regions, départements, a circle around a town, or anywhere at a distance."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..fields import CommuneField
from ..models import Departement, Region, Volunteer
from ..searching.reading import LARGEST_RADIUS, folded


@dataclass(frozen=True)
class Place:
    """A region of the form: its box, those of its départements, and whether one of them is ticked."""

    name: str
    region: Any
    departements: tuple[Any, ...]
    is_open: bool


class AreaForm(forms.Form):
    """Where somebody can help."""

    remote = forms.BooleanField(label=_("At a distance, for the whole country"), required=False, initial=True)
    around = CommuneField(
        label=_("Around a town"),
        required=False,
        help_text=_("Its name or its postcode."),
    )
    radius_km = forms.IntegerField(
        label=_("Up to how many kilometres"),
        required=False,
        min_value=1,
        max_value=LARGEST_RADIUS,
    )
    regions = forms.ModelMultipleChoiceField(
        label=_("Regions"), queryset=Region.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    departements = forms.ModelMultipleChoiceField(
        label=_("Départements"),
        queryset=Departement.objects.select_related("region"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @staticmethod
    def initial_for(volunteer: Volunteer) -> dict[str, Any]:
        """Return what somebody said last; nothing for somebody who has said nothing yet."""
        area = getattr(volunteer, "area", None)
        if area is None:
            return {}
        return {
            "remote": area.remote,
            "around": area.around,
            "radius_km": area.radius_km,
            "regions": [region.pk for region in area.regions.all()],
            "departements": [one.pk for one in area.departements.all()],
        }

    def clean(self) -> dict[str, Any]:
        """A circle needs its radius, and somebody can be asked somewhere."""
        cleaned = super().clean() or {}
        if cleaned.get("around") and not cleaned.get("radius_km") and "radius_km" not in self.errors:
            self.add_error("radius_km", _("Say up to how many kilometres around this town."))
        named = any(cleaned.get(name) for name in ("remote", "around", "regions", "departements"))
        if not named and not self.errors:
            raise forms.ValidationError(_("Say where you can help: at a distance, around a town, or in a region."))
        return cleaned

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """The fields that aren't the list of regions."""
        return [self[name] for name in ("remote", "around", "radius_km")]

    @property
    def places(self) -> list[Place]:
        """The regions with their départements; three queries, whatever is ticked."""
        within = defaultdict(list)
        for box in self["departements"]:
            within[box.data["value"].instance.region_id].append(box)
        places = [self._place(box, within[box.data["value"].value]) for box in self["regions"]]
        return sorted(places, key=lambda place: folded(place.name))

    @property
    def names_places(self) -> bool:
        """Whether a region or a département is ticked, or wrong."""
        names = ("regions", "departements")
        return any(self[name].value() or self[name].errors for name in names)

    def _place(self, region: Any, departements: list[Any]) -> Place:
        ticked = any(box.data["selected"] for box in (region, *departements))
        return Place(region.choice_label, region, tuple(departements), ticked)
