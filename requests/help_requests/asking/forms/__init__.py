"""What each screen asks, in parts that begin with what the draft says and end as what it says."""

from collections.abc import Mapping
from typing import Any

from ...choices import HelpKind
from ...models import HelpRequestPage
from .. import steps
from ..steps import Step
from .establishment import AskingForForm, NameOfAuthorForm
from .lines import ProfessionRows, SkillRows
from .need import NeedForm
from .review import TitleForm
from .sort import KindForm, PlaceForm
from .when import ContactForm, UrgencyForm

Parts = Mapping[str, type[Any]]

LINES = {HelpKind.POSITIONS: ProfessionRows, HelpKind.HANDS: SkillRows}


def parts_of(step: Step, draft: HelpRequestPage) -> Parts:
    """Return the parts of a screen: only what the kind of help needs, and a name only of who has none."""
    if step == steps.NEED:
        return {"need": NeedForm}
    if step == steps.KIND:
        return {"kind": KindForm}
    if step == steps.WHO:
        rows = LINES.get(HelpKind(draft.kind))
        return ({"lines": rows} if rows else {}) | {"place": PlaceForm}
    if step == steps.WHERE:
        nameless = not (draft.owner and draft.owner.get_full_name())
        name: Parts = {"author": NameOfAuthorForm} if nameless else {}
        return {**name, "establishment": AskingForForm, "contact": ContactForm, "urgency": UrgencyForm}
    return {"title": TitleForm}
