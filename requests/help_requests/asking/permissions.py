"""Whose request is read by everybody at once, and whose by a moderator first."""

from accounts.models import User
from directory.permissions import acts_for

from ..models import HelpRequestPage


def is_published_at_once(user: User, page: HelpRequestPage) -> bool:
    """Whether this person acts for the verified establishment that asks: somebody has vouched for both."""
    establishment = page.establishment
    return bool(establishment and establishment.is_verified and acts_for(user, establishment))
