"""The versions of a page, for its author: when, by whom, and what became of each."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import Revision

from accounts.models import User
from portal.editing import review

from ..models import VolunteerProfilePage

# Older versions are kept, and rarely looked for.
MOST_SHOWN = 50


@dataclass(frozen=True)
class Version:
    """A version: its key, when it was written, by me or by the team, and a word on what became of it."""

    pk: int
    at: datetime
    author: str
    state: str
    is_live: bool
    is_latest: bool


def of(page: VolunteerProfilePage, *, user: User, most: int = MOST_SHOWN) -> list[Version]:
    """Return the versions of a page, the latest first. Whoever of the team wrote one isn't named."""
    in_review = _revision_in_review(page)
    revisions = page.revisions.defer("content").order_by("-created_at", "-pk")[:most]
    return [_version(revision, page, user, in_review) for revision in revisions]


def _version(revision: Revision, page: VolunteerProfilePage, user: User, in_review: int | None) -> Version:
    is_live = page.live and revision.pk == page.live_revision_id
    return Version(
        pk=revision.pk,
        at=revision.created_at,
        author=_("by you") if revision.user_id == user.pk else _("by the team"),
        state=_("Online now") if is_live else _("In review") if revision.pk == in_review else "",
        is_live=is_live,
        is_latest=revision.pk == page.latest_revision_id,
    )


def _revision_in_review(page: VolunteerProfilePage) -> int | None:
    state = review.in_progress(page)
    return state.current_task_state.revision_id if state else None
