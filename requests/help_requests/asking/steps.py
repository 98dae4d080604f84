"""The five screens in their order, and which of them are done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import HelpRequestPage


@dataclass(frozen=True)
class Step:
    """A screen: the last word of its address, its title, and the few words of the progress bar."""

    slug: str
    title: str | Promise
    short: str | Promise

    def url(self, draft: HelpRequestPage) -> str:
        """Return where this screen of a draft is."""
        return reverse("ask_step", args=[draft.pk, self.slug])

    @property
    def number(self) -> int:
        return STEPS.index(self) + 1


NEED, KIND, WHO, WHERE, REVIEW = STEPS = (
    Step("besoin", _("What do you need?"), _("Your need")),
    Step("type", _("What kind of help?"), _("Kind of help")),
    Step("qui-quand-ou", _("Who, how many, when and where?"), _("Who, when, where")),
    Step("etablissement", _("Your establishment"), _("Establishment")),
    Step("relire", _("Read it again and publish"), _("Read again")),
)
BY_SLUG = {step.slug: step for step in STEPS}


@dataclass(frozen=True)
class Mark:
    """A step as the progress bar shows it; without an address it can't be gone to yet."""

    short: str | Promise
    url: str
    is_done: bool
    is_current: bool


def resumed_at(draft: HelpRequestPage) -> Step:
    """Return the screen on which somebody goes on: the one after the last that was kept."""
    return STEPS[min(draft.asking.reached, len(STEPS) - 1)]


def after(step: Step) -> Step:
    """Return the next screen."""
    return STEPS[min(step.number, len(STEPS) - 1)]


def marks(current: Step, draft: HelpRequestPage | None) -> list[Mark]:
    """Return the progress bar: what was reached can be gone back to."""
    reached = draft.asking.reached if draft else 0
    return [
        Mark(
            step.short,
            step.url(draft) if draft and step.number <= reached + 1 else "",
            step.number <= reached,
            step == current,
        )
        for step in STEPS
    ]
