"""What is asked before something is done to many requests."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from help_requests.choices import State

from ..sheet.forms import AssignForm, StateForm
from . import actions
from .actions import Verb

# More than a page of the list holds; a forged form asks for no more either.
MOST = 100


class AssignAllForm(AssignForm):
    """Who sees to them all."""

    title = _("Assign these requests")

    def verb(self, by: User) -> Verb:
        """Return what is done to each."""
        return actions.assign(self.cleaned_data["coordinator"], by=by)


class ChangeAllForm(StateForm):
    """The state they all go to, and why."""

    title = _("Change the state of these requests")

    def verb(self, by: User) -> Verb:
        """Return what is done to each."""
        said = self.cleaned_data
        return actions.change(State(said["state"]), comment=said["comment"], by=by)


class RemindAllForm(forms.Form):
    """What is written to those who asked."""

    title = _("Remind those who asked for help")

    message = forms.CharField(
        label=_("A word from you"),
        max_length=1000,
        required=False,
        help_text=_("It stands in the e-mail, which asks how the request stands and leads to it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def verb(self, by: User) -> Verb:
        """Return what is done to each."""
        return actions.remind(self.cleaned_data["message"], by=by)


FORMS: dict[str, Any] = {"suivi": AssignAllForm, "etat": ChangeAllForm, "relance": RemindAllForm}
