"""For which establishment: one of mine, another by its FINESS number or name, or none."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import is_a_name
from accounts.models import User
from directory.establishments.adding import add, ask_to_join
from directory.establishments.forms import EstablishmentForm
from directory.models import Establishment, Membership

from ...models import HelpRequestPage
from .finding_establishment import Wanted, read
from .parts import DraftForm

OTHER, NONE = "other", "none"


class AskingForForm(DraftForm):
    """My establishments as a choice; for another, what its number or name leads to is asked until it is known."""

    establishment = forms.ChoiceField(
        label=gettext_lazy("For which establishment do you ask?"), widget=forms.RadioSelect
    )
    finess = forms.CharField(
        label=gettext_lazy("FINESS number, name or town"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("For another establishment. The number has nine characters: it stands on your bills."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "data-suggest": reverse_lazy("ask_establishments"), "data-suggest-stay": ""}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Membership.objects.filter(user=self.draft.owner_id).select_related("establishment")
        self.mine = {str(one.establishment_id): one for one in mine}
        self.fields["establishment"].choices = self._choices()  # type: ignore[attr-defined]
        self.fields["finess"].label = _("Which one?") if self.mine else self.fields["finess"].label
        self.wanted = self._wanted() if self.is_bound else Wanted()
        if self.wanted.found:
            found = [(one.finess, f"{one.name}, {one.detail}") for one in self.wanted.found]
            self.fields["pick"] = forms.ChoiceField(
                label=_("Which of these?"), choices=found, required=False, widget=forms.RadioSelect
            )
        self._ask_details()

    @classmethod
    def initial_of(cls, draft: HelpRequestPage) -> dict[str, Any]:
        if draft.establishment_id:
            return {"establishment": str(draft.establishment_id)}
        confirmed = Membership.objects.confirmed().filter(user=draft.owner_id).order_by("pk").first()
        if confirmed:
            return {"establishment": str(confirmed.establishment_id)}
        return {"establishment": NONE if draft.asking.reached > 3 else OTHER}

    def _choices(self) -> list[tuple[str, str]]:
        mine = [(key, one.establishment.name) for key, one in self.mine.items()]
        others = [
            (OTHER, _("Another establishment") if mine else _("An establishment")),
            (NONE, _("None: I ask in my own name")),
        ]
        return [*mine, *others]

    def _wanted(self) -> Wanted:
        """Return what was typed leads to, unless another choice was made."""
        if self.data.get("establishment") != OTHER:
            return Wanted()
        return read(str(self.data.get("pick") or self.data.get("finess", "")))

    def _ask_details(self) -> None:
        """Ask what neither the portal nor the register knows of the establishment that was named."""
        self.given: dict[str, Any] = {}
        self.details: list[str] = []
        self.is_asking_more = False
        if self.wanted.number and self.wanted.known is None:
            form = EstablishmentForm(record=self.wanted.record)
            self.given, self.details = form.given, list(form.fields)
            is_first_asked = not any(name in self.data for name in self.details)
            for name, field in form.fields.items():
                self.fields[name] = field
                field.required = field.required and not is_first_asked
            self.is_asking_more = is_first_asked

    def clean(self) -> dict[str, Any]:
        """Go on asking until the establishment is known."""
        typed = self.cleaned_data
        if typed.get("establishment") != OTHER or self.is_deferred:
            return typed
        if self.wanted.found:
            self.add_error("pick", _("Several establishments are called so: choose one."))
        elif not self.wanted.number:
            self.add_error("finess", self.wanted.problem)
        elif self.is_asking_more and self._is_lacking():
            self.add_error("finess", _("We don’t know this establishment yet: tell us the rest below."))
        return typed

    def _is_lacking(self) -> bool:
        return any(not self.cleaned_data.get(name) for name in ("name", "category", "commune") if name in self.details)

    def write(self, draft: HelpRequestPage, *, by: User) -> None:
        """Join or add the establishment, and ask for it. Raises `ValidationError` in words when that can't be."""
        draft.establishment = self._establishment(by)

    def _establishment(self, by: User) -> Establishment | None:
        choice = self.cleaned_data.get("establishment")
        if choice in self.mine:
            return self.mine[str(choice)].establishment
        if choice != OTHER or not self.wanted.number:
            return None
        if self.wanted.known:
            return ask_to_join(self.wanted.known, by=by).establishment
        details = {name: self.cleaned_data[name] for name in self.details} | self.given
        return add(by=by, finess=self.wanted.number, sector=self.wanted.sector, **details).establishment


class NameOfAuthorForm(DraftForm):
    """What somebody is called, asked of those who have just opened an account: others read it beside their words."""

    first_name = forms.CharField(
        label=gettext_lazy("Your first name"),
        max_length=80,
        validators=[is_a_name],
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=gettext_lazy("Your last name"),
        max_length=80,
        validators=[is_a_name],
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )

    @classmethod
    def initial_of(cls, draft: HelpRequestPage) -> dict[str, Any]:
        return {"first_name": draft.owner.first_name, "last_name": draft.owner.last_name} if draft.owner else {}

    def write(self, draft: HelpRequestPage, *, by: User) -> None:
        """Keep the name with the account, before an establishment is told of it."""
        if self.cleaned_data["first_name"] and self.cleaned_data["last_name"]:
            by.first_name, by.last_name = self.cleaned_data["first_name"], self.cleaned_data["last_name"]
            by.save(update_fields=["first_name", "last_name"])
