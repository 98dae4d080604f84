"""What a person wrote in discussions: handed out with their data, left under "former member" when they leave."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.privacy import Person
from help_requests import actions as request_actions
from help_requests.models import HelpRequestPage

from .models import Post


def register() -> None:
    """Tell the registry."""
    models = ["community.Post", "community.Thread"]
    privacy.register("discussions", export=export, erase=erase, title=_("Discussions"), models=models)


def export(person: Person) -> Mapping[str, Any]:
    """Return what somebody wrote, those posts included that moderation has hidden."""
    posts = Post.objects.filter(author=person.user).select_related("thread") if person.user else []
    return {"posts": [{"thread": str(post.thread), "at": post.at, "body": post.body} for post in posts]}


def erase(person: Person) -> None:
    """Cut the author off every post and have the discussions indexed again."""
    if person.user is None:
        return
    theirs = Post.objects.filter(author=person.user)
    for page in HelpRequestPage.objects.filter(thread__posts__in=theirs).distinct():
        request_actions.announce(page)
    theirs.update(author=None)
