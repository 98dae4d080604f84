"""What accounts itself puts on my space: the door to the site's administration."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from .models import User
from .space import Card


def administration(user: User) -> Iterator[Card]:
    """Lead those who run the portal to the place where they do."""
    if user.has_perm("wagtailadmin.access_admin"):
        yield Card(
            title=_("Run the portal"),
            text=_("Pages, profiles and requests to review, reports."),
            url=reverse("wagtailadmin_home"),
            action=_("Open the administration"),
        )
