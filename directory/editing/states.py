"""How a page stands, for its author: is it online, and where is what they wrote last."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState, WorkflowState

from ..models import VolunteerProfilePage


class Review(models.TextChoices):
    """Where the last version is."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_ASKED = "changes_asked", _("Changes asked for")
    DONE = "done", _("Online")


# What each is shown with: an icon and a tone of the look.
LOOKS = {
    Review.DRAFT: ("eye", "warn"),
    Review.IN_REVIEW: ("clock", "info"),
    Review.CHANGES_ASKED: ("alert", "danger"),
    Review.DONE: ("check", "ok"),
}
SENTENCES = {
    (False, Review.DRAFT): _("You alone see your page. Send it to review when it is ready."),
    (False, Review.IN_REVIEW): _("The team is reading your page. It goes online once they have agreed."),
    (False, Review.CHANGES_ASKED): _("The team asks you to change something before your page goes online."),
    (True, Review.DRAFT): _(
        "Your page is online. What you changed since is a draft: send it to review when it is ready."
    ),
    (True, Review.IN_REVIEW): _("Your page is online as it was. The team is reading what you changed."),
    (True, Review.CHANGES_ASKED): _(
        "Your page is online as it was. The team asks you to change something in the new version."
    ),
    (True, Review.DONE): _("Everybody sees your page as you wrote it."),
}


@dataclass(frozen=True)
class Standing:
    """Whether a page is online, where its last version is, and what a moderator said of it."""

    live: bool
    review: Review
    comment: str = ""

    @property
    def sentence(self) -> str:
        """What that means, in a sentence."""
        return str(SENTENCES[self.live, self.review])

    @property
    def icon(self) -> str:
        return LOOKS[self.review][0]

    @property
    def tone(self) -> str:
        return LOOKS[self.review][1]

    @property
    def label(self) -> str:
        return str(self.review.label)


def standing(page: VolunteerProfilePage) -> Standing:
    """Return how a page stands."""
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_IN_PROGRESS:
        return Standing(page.live, Review.IN_REVIEW)
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Standing(page.live, Review.CHANGES_ASKED, last_comment(state))
    if page.live and not page.has_unpublished_changes:
        return Standing(page.live, Review.DONE)
    return Standing(page.live, Review.DRAFT)


def last_comment(state: WorkflowState) -> str:
    """Return what the moderator wrote who asked for changes."""
    refused = state.task_states.filter(status=TaskState.STATUS_REJECTED).order_by("-finished_at")
    return refused.values_list("comment", flat=True).first() or ""
