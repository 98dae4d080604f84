"""The six screens in their order, and which of them are done: read from what is kept, so any device can go on."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..editing.completeness import lacking
from ..models import VolunteerProfilePage


@dataclass(frozen=True)
class Step:
    """A screen: the last word of its address, its title, and the few words of the progress bar."""

    slug: str
    title: str | Promise
    short: str | Promise

    @property
    def url(self) -> str:
        return reverse("registration_step", args=[self.slug])


WHO, WHAT, WHEN, SHOWN, PREVIEW, SEND = STEPS = (
    Step("qui-je-suis", _("Who are you?"), _("Who I am")),
    Step("ce-que-je-sais-faire", _("What can you do?"), _("What I can do")),
    Step("quand-et-ou", _("When and where?"), _("When and where")),
    Step("ce-qui-est-montre", _("What do you show to whom?"), _("What is shown")),
    Step("apercu", _("This is what the public will see"), _("Preview")),
    Step("envoyer", _("Your agreement, and off it goes"), _("Send")),
)
BY_SLUG = {step.slug: step for step in STEPS}


@dataclass(frozen=True)
class Place:
    """A step as the progress bar shows it."""

    step: Step
    number: int
    is_done: bool
    is_current: bool
    is_open: bool


def done(draft: VolunteerProfilePage | None) -> frozenset[Step]:
    """Return the steps that hold all they ask for. Looking at the preview leaves no trace: it is never done."""
    if draft is None:
        return frozenset()
    missing = {point.step for point in lacking(draft)}
    told = {
        WHO: WHO.slug not in missing,
        WHAT: WHAT.slug not in missing,
        WHEN: hasattr(draft.volunteer, "availability"),
        SHOWN: bool(draft.volunteer.visibility),
    }
    return frozenset(step for step, is_done in told.items() if is_done)


def resumed_at(draft: VolunteerProfilePage | None) -> Step:
    """Return the screen on which somebody goes on: the first that isn't done, else the preview."""
    finished = done(draft)
    return next((step for step in (WHO, WHAT, WHEN, SHOWN) if step not in finished), PREVIEW)


def after(step: Step) -> Step:
    """Return the next screen."""
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def places(current: Step, draft: VolunteerProfilePage | None) -> list[Place]:
    """Return the progress bar: every screen can be gone to once there is a draft."""
    finished = done(draft)
    return [
        Place(step, number, step in finished, step == current, draft is not None)
        for number, step in enumerate(STEPS, start=1)
    ]
