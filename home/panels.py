"""What waits on the dashboard for those who decide on pages, and for those who write them."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState

from community.moderation.targets import reviewed_kind
from portal.panels import LONGEST, Line, WaitingPanel


def type_name(content_type_id: int) -> str:
    """Return what a page of this type is called; content types are cached by Django."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return capfirst(str(model._meta.verbose_name)) if model else ""


def where_decided(state: TaskState) -> str:
    """Return where a page is decided: in the moderation queue, or in its editor when the queue knows no such type."""
    kind = reviewed_kind(ContentType.objects.get_for_id(state.revision.content_type_id).model_class())
    if kind:
        return reverse("moderation_item", args=[kind.value, state.revision.object_id])
    return reverse("wagtailadmin_pages:edit", args=[state.revision.object_id])


class DecisionsPanel(WaitingPanel):
    """Pages sent for approval to somebody's group, the oldest first, each a link to where it is decided."""

    title = _("Waiting for your decision")
    empty = _("Nothing waits for your decision.")
    order = 100

    def lines(self, user: Any) -> Iterable[Line]:
        states = TaskState.objects.reviewable_by(user).select_related("revision").order_by("started_at")
        return [
            Line(
                title=state.revision.object_str,
                url=where_decided(state),
                detail=type_name(state.revision.content_type_id),
                since=state.started_at,
            )
            for state in states[:LONGEST]
        ]


class DraftsPanel(WaitingPanel):
    """Pages this person began or changed and left unpublished."""

    title = _("Your drafts")
    order = 210

    def lines(self, user: Any) -> Iterable[Line]:
        mine = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
        drafts = mine.order_by("-latest_revision_created_at")[:LONGEST]
        return [
            Line(
                title=page.draft_title or page.title,
                url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
                detail=type_name(page.content_type_id),
                since=page.latest_revision_created_at,
            )
            for page in drafts
        ]
