"""What moderation knows of a person: handed out with the rest, erased with it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.models import User
from accounts.privacy import Person
from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage
from portal import retention
from portal.retention import YEAR, Rule

from ..models import Post
from .choices import Kind
from .models import Appeal, Decision, Flag, Opening, Remit, Sanction
from .showing import ShownConversation

MODELS = (
    "accounts.Suspension",
    "community.Appeal",
    "community.Decision",
    "community.Flag",
    "community.Opening",
    "community.Remit",
    "community.Sanction",
    "community.ShownConversation",
)

RULES = (
    Rule(
        "moderation-flags",
        _("Reports that were decided"),
        _("1 year"),
        _("so that a decision can be looked at again"),
        lambda now: Flag.objects.filter(decision__at__lt=now - YEAR),
    ),
    Rule(
        "moderation-openings",
        _("Who opened what to moderate it"),
        _("1 year"),
        _("so that nobody reads drafts without a trace"),
        lambda now: Opening.objects.filter(day__lt=(now - YEAR).date()),
    ),
)


def register() -> None:
    """Tell the registries."""
    privacy.register("moderation", export=export, erase=erase, title=_("Moderation"), models=MODELS)
    privacy.excuse("A step of a workflow, named by the team", ["community.Review"])
    retention.register(*RULES)


def flags_of(person: Person) -> QuerySet[Flag]:
    """Return what somebody flagged, signed in or by leaving an address."""
    by_address = person.reads("email")
    return Flag.objects.filter(by_address | Q(by=person.user) if person.user else by_address)


def flags_about(user: User) -> QuerySet[Flag]:
    """Return what others wrote about somebody: about them, their page, what they asked and what they said."""
    page = VolunteerProfilePage.objects.filter(volunteer__user=user).values("pk")
    asked = HelpRequestPage.objects.filter(owner=user).values("pk")
    posts = Post.objects.filter(author=user).values("pk")
    return Flag.objects.filter(
        Q(kind=Kind.PERSON, object_id=user.pk)
        | Q(kind=Kind.PROFILE, object_id__in=page)
        | Q(kind=Kind.REQUEST, object_id__in=asked)
        | Q(kind=Kind.POST, object_id__in=posts)
        | Q(kind=Kind.TALK, object_id__in=ShownConversation.objects.filter(about=user).values("pk"))
    )


def export(person: Person) -> Mapping[str, Any]:
    """Return what somebody flagged, what was decided about them, and what they answered."""
    decisions = Decision.objects.filter(author=person.user) if person.user else Decision.objects.none()
    return {
        "flags": [
            {"at": flag.at.isoformat(), "reason": flag.reason, "text": flag.text, "state": flag.state}
            for flag in flags_of(person)
        ],
        "decisions": [
            {"at": row.at.isoformat(), "verdict": row.verdict, "reason": row.reason, "comment": row.comment}
            for row in decisions
        ],
        "appeals": [
            {"at": row.at.isoformat(), "text": row.text, "state": row.state}
            for row in Appeal.objects.filter(decision__in=decisions)
        ],
    }


def erase(person: Person) -> None:
    """Empty what names somebody or quotes them; that something was decided, and why, stays without them."""
    flags_of(person).update(by=None, email="", text="", sender="")
    if person.user is None:
        return
    flags_about(person.user).update(text="")
    about = Decision.objects.filter(author=person.user)
    Appeal.objects.filter(decision__in=about).update(text="")
    Sanction.objects.filter(user=person.user).delete()
    Remit.objects.filter(user=person.user).delete()
    person.user.suspensions.all().delete()
    about.update(comment="", author=None)
