"""What kind of help, and where it can be given."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from ...choices import HelpKind, Place
from ...models import HelpRequestPage
from .. import steps
from .parts import DraftForm, explained

KINDS = (
    (HelpKind.ADVICE, _("Somebody who knows calls you, sends a document, looks at it with you.")),
    (HelpKind.HANDS, _("Reception, logistics, administration, IT, kitchen: a few hours or days, no care.")),
    (HelpKind.POSITIONS, _("Care professionals for your shifts: nurses, care assistants, doctors…")),
)
PLACES = (
    (Place.REMOTE, _("Remotely: by telephone, video or in writing")),
    (Place.ON_SITE, _("On site")),
    (Place.EITHER, _("Either suits us")),
)
USUAL_PLACE = {HelpKind.ADVICE: Place.EITHER, HelpKind.HANDS: Place.ON_SITE, HelpKind.POSITIONS: Place.ON_SITE}


class KindForm(DraftForm):
    """Advice, a hand or people; nothing is chosen beforehand."""

    kind = forms.ChoiceField(
        label=_("You are looking for"),
        choices=HelpKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what comes nearest: you can change it later.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = explained(KINDS)  # type: ignore[attr-defined]

    @classmethod
    def initial_of(cls, draft: HelpRequestPage) -> dict[str, Any]:
        return {"kind": draft.kind} if draft.asking.reached >= steps.KIND.number else {}

    def write(self, draft: HelpRequestPage, *, by: User) -> None:
        """Put the kind on the page; who was looked for before is of another kind, and goes."""
        if (kind := self.cleaned_data["kind"]) and kind != draft.kind:
            draft.kind, draft.needs = kind, []


class PlaceForm(DraftForm):
    """On site or remotely."""

    place = forms.ChoiceField(label=_("Where?"), choices=PLACES, widget=forms.RadioSelect)

    @classmethod
    def initial_of(cls, draft: HelpRequestPage) -> dict[str, Any]:
        is_new = draft.asking.reached < steps.WHO.number
        return {"place": USUAL_PLACE[HelpKind(draft.kind)] if is_new else draft.place}
