"""What the portal's page types share: who may read them, and pages that exist once for every language."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from .walls import BehindWall

if TYPE_CHECKING:
    from accounts.models import User


class PortalPageQuerySet(PageQuerySet):
    """The one door for reading pages that people write."""

    def visible_to(self, user: "User | AnonymousUser") -> "PortalPageQuerySet":
        """What this person may read: what is published, and what is their own."""
        if user.is_authenticated:
            return self.filter(Q(live=True) | Q(owner=user))
        return self.live()

    def owned_by(self, user: "User | AnonymousUser") -> "PortalPageQuerySet":
        """What this person wrote, or had written for them."""
        return self.filter(owner=user) if user.is_authenticated else self.none()


PortalPageManager = PageManager.from_queryset(PortalPageQuerySet)


class IndexPage(BehindWall, Page):
    """A page that lists others: one of each type, never copied.

    `is_wall`: permissions given above it reach neither this page nor what is below (`walls.py`).
    """

    is_wall = False

    class Meta:
        abstract = True

    max_count = 1
    parent_page_types = ["home.HomePage"]
