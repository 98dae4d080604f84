"""Traces that Wagtail keeps of somebody who worked in the administration, or whose page was worked on there."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.models import EditingSession, FormState
from wagtail.models import Comment, CommentReply, ModelLogEntry, PageLogEntry, Revision, TaskState

from ..privacy import Person
from .naming import json_without_names, naming, without_names

MODELS = [
    "wagtailusers.UserProfile",
    "wagtailadmin.EditingSession",
    "wagtailadmin.FormState",
    "wagtailcore.Comment",
    "wagtailcore.CommentReply",
    "wagtailcore.ModelLogEntry",
    "wagtailcore.PageLogEntry",
    "wagtailcore.PageSubscription",
    "wagtailcore.Revision",
    "wagtailcore.TaskState",
    "wagtailcore.UploadedFile",
    "wagtailcore.WorkflowState",
]


def export(person: Person) -> Mapping[str, Any]:
    """Return what the administration noted of this person's own doings."""
    if person.user is None:
        return {}
    fields = ("action", "timestamp", "label")
    return {
        "page_log": list(PageLogEntry.objects.filter(user=person.user).values(*fields)),
        "object_log": list(ModelLogEntry.objects.filter(user=person.user).values(*fields)),
        "comments": list(Comment.objects.filter(user=person.user).values("text", "created_at")),
        "answers": list(CommentReply.objects.filter(user=person.user).values("text", "created_at")),
    }


def erase(person: Person) -> None:
    """Cut the link from every trace, and take the name out of those that say it."""
    for log in (PageLogEntry, ModelLogEntry):
        rows = log.objects.all()
        if person.user:
            # Wagtail leaves the key of somebody who is gone in its logs; a later account might get it.
            rows.filter(user=person.user).update(user=None)
        for row in naming(person, rows, text="label", data="data"):
            data = json_without_names(person, row.data)
            rows.filter(pk=row.pk).update(label=without_names(person, row.label), data=data)
    if person.user is None:
        return
    EditingSession.objects.filter(user=person.user).delete()
    FormState.objects.filter(user=person.user).delete()
    Comment.objects.filter(user=person.user).delete()
    CommentReply.objects.filter(user=person.user).delete()
    Revision.objects.filter(user=person.user).update(user=None)
    TaskState.objects.filter(finished_by=person.user).update(finished_by=None)
