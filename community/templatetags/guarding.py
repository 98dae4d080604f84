"""What moderators see of the rules, and their way to keep order in a thread."""

from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from accounts.models import User
from accounts.roles import works_for_portal
from community.models import Screening, Thread
from community.moderation.remits import may_moderate

register = template.Library()


@register.inclusion_tag("community/guarding/_screening.html")
def screening(post: int) -> dict[str, Any]:
    """Show what the rules found in a message."""
    return {"found": Screening.objects.filter(post=post).first()}


@register.inclusion_tag("community/guarding/_keep_link.html")
def keep_link(thread: Thread, reader: User | AnonymousUser) -> dict[str, str]:
    """Show moderators where a thread is locked or slowed down; who works for the portal alone is asked for rights."""
    keeps = isinstance(reader, User) and works_for_portal(reader) and may_moderate(reader)
    return {"url": reverse("keep_thread", args=[thread.pk]) if keeps else ""}
