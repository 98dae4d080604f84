"""The form of a saved search."""

from django import forms

from ..models import SavedSearch


class SavedSearchForm(forms.ModelForm):
    """What it is called, and how often to hear of new matches."""

    class Meta:
        model = SavedSearch
        fields = ("name", "frequency")
        widgets = {"frequency": forms.RadioSelect}
