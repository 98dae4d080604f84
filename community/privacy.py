"""What a person wrote in discussions: handed out with their data, left under "former member" when they leave."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.privacy import Person

from .announcing import announce
from .models import Post, Screening, Thread


def register() -> None:
    """Tell the registry."""
    models = ["community.Post", "community.Screening", "community.Thread"]
    privacy.register("discussions", export=export, erase=erase, title=_("Discussions"), models=models)


def export(person: Person) -> Mapping[str, Any]:
    """Return what somebody wrote, those posts included that moderation has hidden."""
    if person.user is None:
        return {"posts": [], "discussions": []}
    posts = Post.objects.filter(author=person.user).select_related("thread__help_request", "screening")
    started = Thread.objects.filter(author=person.user).order_by("created_at")
    return {
        "posts": [_post(post) for post in posts],
        "discussions": [{"title": thread.title, "at": thread.created_at} for thread in started],
    }


def _post(post: Post) -> dict[str, Any]:
    """Return one post, and what made it look like advertising when it was written."""
    screening = getattr(post, "screening", None)
    found = screening.reasons if screening else []
    return {"thread": str(post.thread), "at": post.at, "body": post.body, "screening": found}


def erase(person: Person) -> None:
    """Cut the author off every post and discussion, and have those indexed again."""
    if person.user is None:
        return
    theirs = Post.objects.filter(author=person.user)
    for thread in Thread.objects.filter(posts__in=theirs).select_related("help_request").distinct():
        announce(thread)
    Screening.objects.filter(post__in=theirs).delete()
    theirs.update(author=None)
    Thread.objects.filter(author=person.user).update(author=None)
