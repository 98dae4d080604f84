"""My space: what the directory has to say to a volunteer."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.space import Card

from . import availability
from .addresses import profile_url
from .models import VolunteerProfilePage


def cards(user: User) -> Iterator[Card]:
    """Yield the card of somebody's own page."""
    pages = VolunteerProfilePage.objects.filter(volunteer__user=user).select_related("volunteer__availability")
    for page in pages:
        said = availability.of(getattr(page.volunteer, "availability", None))
        state = _("It is online.") if page.live else _("It is not online yet: you alone see it.")
        text = f"{state} {said.text}." if said else state
        yield Card(title=_("My page"), text=text, url=profile_url(page.slug), action=_("See my page"))
