"""What waits for moderators, made as people make it."""

from community.models import Remit
from community.moderation.choices import Reason
from community.moderation.flagging import Sender, flag
from community.moderation.targets import find
from directory.models import Region
from tests.directory.factories import ProfilePageFactory, RegionFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

BRITTANY = ("53", "Bretagne")


def region(code: str, name: str) -> Region:
    """Return a region by its code."""
    return RegionFactory(code=code, name=name)


def waiting_profile(**fields):
    """A volunteer's page, sent to review by its owner."""
    page = ProfilePageFactory(live=False, **fields)
    page.get_workflow().start(page, page.owner)
    return type(page).objects.get(pk=page.pk)


def waiting_request(**fields):
    """A request, sent to review by its owner."""
    page = HelpRequestFactory(live=False, **fields)
    page.get_workflow().start(page, page.owner)
    return type(page).objects.get(pk=page.pk)


def flagged(kind, thing, *, by=None, email="", reason=Reason.SPAM, text=""):
    """Flag something, as a member unless an address is given; return the flag."""
    user = None if email else by or UserFactory()
    sender = Sender(user=user, email=email, visitor="somebody")
    return flag(find(kind, thing.pk), sender=sender, reason=reason, text=text)[0]


def bind(user, *regions):
    """Bind a moderator to regions."""
    Remit.objects.create(user=user).regions.set(regions)
    return user
