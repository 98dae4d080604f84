"""My space: what the directory has to say to a volunteer."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.space import Card

from . import availability
from .editing.states import Review, standing
from .establishments.inviting import for_person
from .models import Availability, Membership, Volunteer, VolunteerProfilePage


def cards(user: User) -> Iterator[Card]:
    """Yield the card of somebody's own page."""
    pages = VolunteerProfilePage.objects.filter(volunteer__user=user).select_related("volunteer__availability")
    for page in pages:
        stands = standing(page)
        yield Card(
            title=_("My page"),
            text=stands.sentence,
            url=reverse("my_page"),
            action=_("Answer the team") if stands.review == Review.CHANGES_ASKED else _("My page"),
            waiting=stands.review == Review.CHANGES_ASKED,
        )
        yield availability_card(page.volunteer)


def establishment_cards(user: User) -> Iterator[Card]:
    """Yield what waits at one's establishments: an invitation to accept, colleagues to confirm."""
    for invitation in for_person(user):
        yield Card(
            title=_("An invitation"),
            text=_("%(name)s invites you to act for %(establishment)s.")
            % {"name": invitation.invited_by or _("A colleague"), "establishment": invitation.establishment},
            url=reverse("my_establishments"),
            action=_("See the invitation"),
            waiting=True,
        )
    managed = Membership.objects.managers().filter(user=user).values("establishment")
    waiting = Membership.objects.waiting().filter(establishment__in=managed).select_related("user", "establishment")
    for membership in waiting:
        names = {"name": membership.user, "establishment": membership.establishment}
        yield Card(
            title=_("A colleague to confirm"),
            text=_("%(name)s asks to act for %(establishment)s.") % names,
            url=reverse("my_establishment", args=[membership.establishment_id]),
            action=_("Confirm or turn down"),
            waiting=True,
        )


def availability_card(volunteer: Volunteer) -> Card:
    """Return the card that says when one can be asked, and takes a break in one click; it waits once we have asked."""
    told: Availability | None = getattr(volunteer, "availability", None)
    said = availability.of(told)
    since = availability.freshness(timezone.localdate(told.confirmed_at)) if told else ""
    return Card(
        title=_("My availability"),
        text=f"{said.text}. {since}." if said else _("You have not said yet when you can be asked."),
        url=reverse("my_availability"),
        action=_("Change my availability"),
        waiting=bool(told and told.unanswered and not told.is_paused),
        fragment="directory/availability/_card.html",
        extra={"is_paused": bool(told and told.is_paused)},
    )
