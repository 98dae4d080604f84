"""What narrows the list, read from its address: words that mean nothing are named and ignored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from directory.models import Region, Theme
from help_requests.choices import Urgency
from help_requests.models import HelpRequestPage

from ..models import Handling
from ..permissions import coordinators
from .cases import CaseQuerySet
from .choosing import BASKETS, BY_NAME, FIRST, Basket

LIST, BOARD = "liste", "colonnes"
ME, NOBODY = "moi", "personne"


class FilterForm(forms.Form):
    """The fields above the list; `panier`, `vue` and `page` stand in the links around it."""

    q = forms.CharField(label=gettext_lazy("Words"), max_length=100, required=False)
    region = forms.ChoiceField(label=gettext_lazy("Region"), required=False)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    urgence = forms.ChoiceField(label=gettext_lazy("Urgency"), required=False)
    suivi = forms.ChoiceField(label=gettext_lazy("Seen to by"), required=False)
    panier = forms.ChoiceField(required=False, widget=forms.HiddenInput)
    vue = forms.ChoiceField(required=False, widget=forms.HiddenInput, choices=[(LIST, LIST), (BOARD, BOARD)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", _("All of them"))
        people = [(str(one.pk), str(one)) for one in coordinators()]
        self._choose("region", [everything, *((one.code, str(one)) for one in Region.objects.all())])
        self._choose("theme", [everything, *((one.slug, one.name) for one in Theme.objects.all())])
        self._choose("urgence", [everything, *Urgency.choices])
        self._choose("suivi", [("", _("Everybody")), (ME, _("Me")), (NOBODY, _("Nobody")), *people])
        self._choose("panier", [(basket.name, basket.name) for basket in BASKETS])

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Filters:
    """What the address asks for, in order; `warnings` say what meant nothing."""

    form: FilterForm
    basket: Basket
    view: str
    chosen: Mapping[str, str]
    warnings: list[str] = field(default_factory=list)

    @property
    def is_board(self) -> bool:
        """Whether columns by state are asked for."""
        return self.view == BOARD

    @property
    def are_set(self) -> bool:
        """Whether anything narrows the basket."""
        return bool(self.chosen)

    def narrow(self, cases: CaseQuerySet, user: User) -> CaseQuerySet:
        """Return those of the requests that fit."""
        for name, value in self.chosen.items():
            cases = cases.filter(condition(name, value, user))
        return cases


def read(data: QueryDict) -> Filters:
    """Read an address."""
    form = FilterForm(data)
    form.is_valid()
    said = form.cleaned_data
    warnings = [
        _("“%(value)s” means nothing as “%(field)s”: it was left out.")
        % {"value": data.get(name, "")[:50], "field": form.fields[name].label or name}
        for name in form.errors
    ]
    # A page shows what was understood: the field of a word that meant nothing stands empty.
    chosen = {name: said[name] for name in ("q", "region", "theme", "urgence", "suivi") if said.get(name)}
    basket = BY_NAME.get(said.get("panier", ""), FIRST)
    view = said.get("vue") or LIST
    shown = FilterForm(initial={**chosen, "panier": basket.name, "vue": view}, auto_id="filtre-%s")
    return Filters(shown, basket, view, chosen, warnings)


def condition(name: str, value: str, user: User) -> Q:
    """Return what one filter demands of a request."""
    if name == "region":
        return Q(establishment__region=value)
    if name == "theme":
        themes = Theme.objects.filter(Q(slug=value) | Q(parent__slug=value))
        return Q(pk__in=HelpRequestPage.themes.through.objects.filter(theme__in=themes).values("helprequestpage"))
    if name == "urgence":
        return Q(urgency=value)
    if name == "suivi":
        return seen_to_by(value, user)
    return Q(title__icontains=value) | Q(establishment__name__icontains=value) | Q(establishment__finess=value)


def seen_to_by(value: str, user: User) -> Q:
    """Return the requests that somebody, or nobody, sees to."""
    current = Handling.objects.current()
    if value == NOBODY:
        return ~Q(pk__in=current.values("help_request"))
    who = user.pk if value == ME else int(value)
    return Q(pk__in=current.filter(coordinator=who).values("help_request"))
