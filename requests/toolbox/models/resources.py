"""A resource: a document that came out of a request and can serve others, on a public page with its files."""

from datetime import date
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q, Sum
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page
from wagtail.url_routing import RouteResult

from directory.models import Theme
from directory.theme_widgets import ThemeCheckboxes
from portal.pages import IndexPage, PortalPageManager, PortalPageQuerySet, WrittenPage

from ..choices import Licence, ResourceKind
from .tools import Tool


class ResourceIndexPage(IndexPage):
    """The list of resources at `/outils/`; resources are its children. No wall: editors write here as elsewhere."""

    subpage_types = ["toolbox.Resource"]
    template = "toolbox/index.html"

    class Meta:
        verbose_name = _("list of resources")
        verbose_name_plural = _("lists of resources")

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        from ..listing import resources_context

        return resources_context(request)


class ResourceQuerySet(PortalPageQuerySet):
    """Which resources."""

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """What is published and still holds, and what is one's own: nobody waits for the worker to take it offline."""
        holds = Q(expire_at=None) | Q(expire_at__gt=timezone.now())
        mine = Q(owner=user) if user.is_authenticated else Q()
        return super().visible_to(user).filter(holds | mine)

    def with_card(self) -> Self:
        """All that a card or an index document shows, in a constant number of queries."""
        return self.prefetch_related("themes__parent", "files__document")

    def with_downloads(self) -> Self:
        """Annotate `downloads`, how often any file of it was downloaded; None for never."""
        return self.annotate(downloads=Sum("download_days__number"))


class Resource(WrittenPage):
    """A model charter, a guide, a checklist… Wagtail keeps its drafts, versions of the text and its end (`expire_at`).

    The request it came from is known by its tool: requests stand above the toolbox and point down at tools.
    """

    kind = models.CharField(_("kind of document"), max_length=10, choices=ResourceKind.choices)
    summary = models.TextField(
        _("summary"), max_length=2000, help_text=_("For whom it is, what it helps to do, what has to be adapted.")
    )
    themes = ParentalManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("themes"))
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices)
    credit = models.CharField(
        _("written by"),
        max_length=200,
        blank=True,
        help_text=_("As it is to be cited. Shown to everybody: ask before you name a person."),
    )
    tool = models.ForeignKey(
        Tool, models.SET_NULL, null=True, blank=True, related_name="resources", verbose_name=_("tool it came from")
    )

    objects = PortalPageManager.from_queryset(ResourceQuerySet)()

    parent_page_types = ["toolbox.ResourceIndexPage"]
    subpage_types: list[str] = []
    template = "toolbox/resource.html"
    api_fields = ["kind", "summary", "licence", "credit"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        InlinePanel("files", label=_("File"), min_num=1),
        FieldPanel("themes", widget=ThemeCheckboxes),
        FieldPanel("licence"),
        FieldPanel("credit"),
        FieldPanel("tool"),
    ]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Raise `Http404` for what has expired, except for its author: as for what was never published."""
        if self.has_ended and request.user.pk != self.owner_id:
            raise Http404
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the page says beyond its own fields."""
        from ..presentation import resource_context

        return super().get_context(request, *args, **kwargs) | resource_context(self)

    @property
    def has_ended(self) -> bool:
        """Whether its last day is over."""
        return self.expire_at is not None and self.expire_at <= timezone.now()

    @property
    def issued_on(self) -> date | None:
        """The date of its latest file, else the day it was published."""
        dates = [row.issued_on for row in self.files.all() if row.issued_on]
        published = timezone.localdate(self.first_published_at) if self.first_published_at else None
        return max(dates, default=published)


class ResourceFile(Orderable):
    """A file in one version. Rows of the same label are versions of one document: the latest stands first."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey("wagtaildocs.Document", models.PROTECT, related_name="+", verbose_name=_("document"))
    label = models.CharField(_("name"), max_length=120, help_text=_("The same name for each version of a document."))
    version = models.CharField(_("version"), max_length=20, blank=True)
    issued_on = models.DateField(_("dated"), null=True, blank=True)

    panels = [FieldPanel("document"), FieldPanel("label"), FieldPanel("version"), FieldPanel("issued_on")]

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return f"{self.label} {self.version}".strip()
