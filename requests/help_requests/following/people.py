"""Who is written to about a request: its author, or those who act for the establishment when the author is gone."""

from django.db.models import Q, QuerySet

from accounts.models import User

from .. import permissions
from ..models import HelpRequestPage


def reachable() -> QuerySet[User]:
    """Return people whose address is confirmed: nobody of a data set is ever written to."""
    return User.objects.filter(is_active=True, emailaddress__verified=True, emailaddress__primary=True).distinct()


def told_about(help_request: HelpRequestPage) -> list[User]:
    """Return who gets the letters about a request: one person where one is enough; empty when nobody is left."""
    author = reachable().filter(pk=help_request.owner_id).first()
    if author and permissions.is_of(author, help_request):
        return [author]
    acting = Q(memberships__establishment=help_request.establishment_id, memberships__confirmed_at__isnull=False)
    return list(reachable().filter(acting)) if help_request.establishment_id else []
