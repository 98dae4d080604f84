"""What writing left behind of a person: handed out with their data; files, drafts and earlier versions go with them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import privacy
from accounts.models import User
from accounts.privacy import Person
from directory.models import VolunteerProfilePage
from portal import retention
from portal.retention import Rule

from ..models import Attachment, Post, PostDraft, PostRevision
from . import attaching, drafts, editing, mentioning, saving

MODELS = (
    "community.Attachment",
    "community.PostDraft",
    "community.PostMention",
    "community.PostRevision",
)


def delete_each(rows: QuerySet[Any]) -> int:
    """Delete rows one by one: each lets go of its file."""
    return len([row.delete() for row in rows])


RULES = (
    Rule(
        "post-drafts",
        gettext_lazy("Drafts of messages in discussions"),
        gettext_lazy("90 days after you last wrote in them"),
        gettext_lazy("so that you can go on later"),
        drafts.forgotten,
    ),
    Rule(
        "post-files",
        gettext_lazy("Files joined to a draft, or to a message that was withdrawn"),
        gettext_lazy("7 days, 30 days after a withdrawal"),
        gettext_lazy("so that you can go on later, or think again"),
        attaching.forgotten,
        delete_each,
    ),
    Rule(
        "withdrawn-posts",
        gettext_lazy("Words of messages that their author withdrew"),
        gettext_lazy("30 days"),
        gettext_lazy("so that you can bring them back"),
        editing.forgotten,
    ),
)


def register() -> None:
    """Tell the registries."""
    title = gettext_lazy("Writing in discussions")
    privacy.register("writing", export=export, erase=erase, title=title, models=MODELS)
    retention.register(*RULES)


def export(person: Person) -> Mapping[str, Any]:
    """Return what somebody began, joined and wrote before, and where they are named."""
    if person.user is None:
        return {"drafts": [], "files": [], "earlier_versions": [], "named_in": []}
    user = person.user
    begun = PostDraft.objects.filter(user=user).select_related("thread__help_request")
    versions = PostRevision.objects.filter(post__author=user).exclude(body="")
    return {
        "drafts": [{"thread": str(row.thread), "saved_at": row.saved_at, "body": row.body} for row in begun],
        "files": [row.file for row in Attachment.objects.filter(owner=user)],
        "earlier_versions": [{"post": row.post_id, "at": row.written_at, "body": row.body} for row in versions],
        "named_in": [{"post": row.post_id, "at": row.at} for row in user.mentions.all()],
    }


def erase(person: Person) -> None:
    """Delete files (they often hold their author's name), drafts and earlier versions; posts call them otherwise."""
    if person.user is None:
        return
    delete_each(Attachment.objects.filter(owner=person.user))
    PostRevision.objects.filter(post__author=person.user).delete()
    PostDraft.objects.filter(user=person.user).delete()
    rename(person.user)


def rename(user: User) -> None:
    """Call somebody who leaves a former member wherever a post, a version or a draft names them."""
    page = VolunteerProfilePage.objects.filter(volunteer__user=user).values_list("slug", flat=True).first()
    words = {*user.mentions.values_list("word", flat=True), *([page] if page else [])}
    said = Q(body__icontains=f"@{page}") if page else Q(pk=None)
    named = set(user.mentions.values_list("post", flat=True))
    for post in Post.objects.filter(said | Q(pk__in=named)).select_related("thread__help_request"):
        post.body = without(post.body, words)
        saving.save(post)
    for rows in (PostRevision.objects.filter(said | Q(post__in=named)), PostDraft.objects.filter(said)):
        for row in rows:
            rows.model.objects.filter(pk=row.pk).update(body=without(row.body, words))


def without(text: str, words: Iterable[str]) -> str:
    """Return a text in which none of these words calls anybody."""
    for word in words:
        text = mentioning.without(text, word, instead=slugify(_("Former member")))
    return text
