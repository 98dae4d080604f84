"""How long conversations, reveals, solicitations and invitations are kept."""

from django.db.models import OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts import inactivity
from portal import retention
from portal.retention import MONTH, YEAR, Rule

from .models import Availability, ContactReveal, Conversation, Invitation, Solicitation

RULES = (
    Rule(
        "contact-messages",
        _("Conversations through the portal"),
        _("6 months after the last message"),
        _("time to come back to what was agreed"),
        Conversation.objects.past_their_time,
    ),
    Rule(
        "contact-reveals",
        _("Who saw a telephone number"),
        _("1 year"),
        _("so that the volunteer can know"),
        lambda now: ContactReveal.objects.filter(at__lt=now - YEAR),
    ),
    Rule(
        "contact-solicitations",
        _("Who was asked when"),
        _("1 year"),
        _("to ask nobody too often"),
        lambda now: Solicitation.objects.filter(at__lt=now - YEAR),
    ),
    Rule(
        "invitations",
        _("Invitations to act for an establishment"),
        _("1 month after they end, or 1 year once accepted"),
        _("to show who invited whom"),
        lambda now: Invitation.objects.filter(
            Q(accepted_at=None, expires_at__lt=now - MONTH) | Q(accepted_at__lt=now - YEAR)
        ),
    ),
)


def register() -> None:
    """Add the rules to the table; a volunteer who says they are still available is there."""
    retention.register(*RULES)
    inactivity.register_sign(
        lambda moment: Availability.objects.filter(confirmed_at__gte=moment, volunteer__user=OuterRef("pk"))
    )
