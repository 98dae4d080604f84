"""What the portal's page types share: who may read them, and pages that exist once for every language."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.url_routing import RouteResult

from .page_cache.parts import kept_part
from .slugs import ROUTE_WORDS
from .walls import BehindWall


class PortalPageQuerySet(PageQuerySet):
    """The one door for reading pages that people write."""

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> "PortalPageQuerySet":
        """What this person may read: what is published, and what is their own."""
        if user.is_authenticated:
            return self.filter(Q(live=True) | Q(owner=user))
        return self.live()

    def owned_by(self, user: AbstractBaseUser | AnonymousUser) -> "PortalPageQuerySet":
        """What this person wrote, or had written for them."""
        return self.filter(owner=user) if user.is_authenticated else self.none()


PortalPageManager = PageManager.from_queryset(PortalPageQuerySet)


def _none() -> QuerySet[PageViewRestriction]:
    """Return no locks, as a question that has been answered: Django builds even one that it never asks."""
    nothing = PageViewRestriction.objects.none()
    nothing._result_cache = []
    return nothing


class OpenPage(Page):
    """A page that nobody can lock by Wagtail's means: `walls.py` refuses it.

    What might have been locked above it, past the portal, is looked up once for all pages.
    """

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Return what keeps readers out: nothing without a question, while nothing at all is locked."""
        if kept_part(("anything locked",), PageViewRestriction.objects.exists):
            return super().get_view_restrictions()
        return _none()


class WrittenPage(BehindWall, OpenPage):
    """A page that a member writes: while it isn't online, only those who write it read it, at its own address.

    `is_kept_whole`: the page cache may keep it for visitors (`portal/page_cache/`).
    """

    is_kept_whole = True

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Show those who write it their latest draft; raises `Http404` for all others, as for a page that never was."""
        if not self.live and not path_components and self.is_written_by(request.user):
            return RouteResult(self.get_latest_revision_as_object())
        return super().route(request, path_components)

    def is_written_by(self, user: AbstractBaseUser | AnonymousUser) -> bool:
        """Whether this person reads it while it isn't online."""
        return self.owner_id is not None and user.pk == self.owner_id

    def clean(self) -> None:
        """Refuse a slug that is an address of ours."""
        super().clean()
        if self.slug in ROUTE_WORDS:
            sentence = gettext("“%(slug)s” is a word of the site: choose another.") % {"slug": self.slug}
            raise ValidationError({"slug": sentence})


class IndexPage(BehindWall, OpenPage):
    """A page that lists others: one of each type, never copied.

    `is_wall`: permissions given above it reach neither this page nor what is below (`walls.py`).
    """

    is_wall = False
    introduction = models.TextField(_("introduction"), blank=True)

    max_count = 1
    api_fields = ["introduction"]
    parent_page_types = ["home.HomePage"]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what is listed."""
        return super().get_context(request, *args, **kwargs) | self.list_context(request)

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return the answer to what the address asks."""
        raise NotImplementedError
