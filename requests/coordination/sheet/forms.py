"""The small forms beside a request: who sees to it, a call, a note, a change of state."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from directory.contact.forms import new_key
from directory.models import Volunteer
from help_requests.choices import WAYS, State
from help_requests.models import HelpRequestPage
from matching.choices import CallOutcome

from ..models.following import LONGEST_NOTE
from ..permissions import coordinators

# In the order they are needed in: what any call may come to, then what only a volunteer answers.
OUTCOMES = (
    CallOutcome.REACHED,
    CallOutcome.VOICEMAIL,
    CallOutcome.NO_ANSWER,
    CallOutcome.ACCEPTS,
    CallOutcome.DECLINES,
    CallOutcome.WRONG_NUMBER,
)


class KeyForm(forms.Form):
    """A form whose two clicks are one; without an id, since a page has several of them."""

    key = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput({"id": False}), initial=new_key)


class AssignForm(forms.Form):
    """Who sees to it; nobody when left empty."""

    coordinator = forms.ModelChoiceField(
        label=gettext_lazy("Seen to by"),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coordinator"].queryset = coordinators()  # type: ignore[attr-defined]


class HandOverForm(AssignForm):
    """The same for one request: it carries whom it showed, so that nobody undoes what a colleague has just done."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class ProposeForm(forms.Form):
    """Who is asked: somebody with a page."""

    volunteer = forms.ModelChoiceField(queryset=Volunteer.objects.filter(profile__live=True).select_related("user"))


class NoteForm(KeyForm):
    """Something for the team."""

    text = forms.CharField(
        label=gettext_lazy("Internal note"),
        max_length=LONGEST_NOTE,
        help_text=gettext_lazy("Read by the coordination team only. No data of patients or residents."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StateForm(forms.Form):
    """A change of state with its reason, which stands in the history of the request."""

    state = forms.ChoiceField(label=gettext_lazy("New state"))
    comment = forms.CharField(label=gettext_lazy("Reason"), max_length=500)

    def __init__(self, *args: Any, state: State | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = WAYS[state] if state else frozenset(State)
        # A page becomes a draft, or goes to review, where pages are decided on: not here.
        choices = [(one.value, one.label) for one in State if one in ways - State.unpublished()]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]


class CallForm(KeyForm):
    """A call: whom, what came of it; the rest can be left out. Its buttons are the outcomes: one click sends it."""

    volunteer = forms.ModelChoiceField(
        label=gettext_lazy("Whom did you call?"),
        queryset=Volunteer.objects.none(),
        required=False,
        empty_label=gettext_lazy("Whoever asks for help"),
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it?"), choices=[(one.value, one.label) for one in OUTCOMES]
    )
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=0, max_value=600, required=False)
    next_step = forms.CharField(label=gettext_lazy("Next step"), max_length=200, required=False)
    next_on = forms.DateField(
        label=gettext_lazy("On"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(
        self, *args: Any, help_request: HelpRequestPage, others: list[int] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["volunteer"].queryset = callable_for(help_request, others or [])  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse what can't be: whoever asks doesn't "accept", and a next step isn't yesterday."""
        said = super().clean() or {}
        if not said.get("volunteer") and said.get("outcome") in (CallOutcome.ACCEPTS, CallOutcome.DECLINES):
            self.add_error("volunteer", _("Say which volunteer accepted or declined."))
        if said.get("next_on") and said["next_on"] < timezone.localdate():
            self.add_error("next_on", _("This day is past."))
        return said


def callable_for(help_request: HelpRequestPage, others: Iterable[int]) -> QuerySet[Volunteer]:
    """Return the volunteers one may have called: those with an offer, those called before, and `others` suggested."""
    offered = help_request.offers.values("volunteer")
    called = help_request.calls.filter(volunteer__isnull=False).values("volunteer")
    everybody = Volunteer.objects.filter(user__isnull=False)
    wanted = Q(pk__in=offered) | Q(pk__in=called) | Q(pk__in=list(others), profile__live=True)
    return everybody.filter(wanted).select_related("user").order_by("user__last_name", "user__first_name", "pk")
