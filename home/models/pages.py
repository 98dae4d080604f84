"""The front page and pages of text: what editors write, in French and, through Wagtail's locales, in English."""

from copy import copy
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from portal.blocks import ProseBlock
from portal.page_cache.parts import kept_part
from portal.routing import go_down

from ..blocks import FrontBlock, TextBlock
from ..languages import in_first_language

# A telephone of 360 points is what most people of a ward hold; Wagtail's own three are wider.
PREVIEW_SIZES = [
    {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("Preview as on a telephone")},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("Preview as on a tablet")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Preview as on a desk")},
]


class EditorialPage(Page):
    """What editors write for everybody: these pages alone have a translation of their own."""

    is_kept_whole = True

    class Meta:
        abstract = True

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """The widths that the screens are looked at in."""
        return PREVIEW_SIZES


class HomePage(EditorialPage):
    """What this is, in one sentence, three doors, and what editors compose below."""

    sentence = models.CharField(_("what this is, in one sentence"), max_length=200)
    lead = models.TextField(_("lead"), blank=True)
    sections = StreamField(FrontBlock(), verbose_name=_("sections"), blank=True)
    prose = StreamField(ProseBlock(), verbose_name=_("text of the editors"), blank=True)

    max_count = 2  # one for each language
    parent_page_types = ["wagtailcore.Page"]
    template = "home/home.html"
    api_fields = ["sentence", "lead", "sections", "prose"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("sentence"),
        FieldPanel("lead"),
        FieldPanel("sections"),
        FieldPanel("prose"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page below; what has no translation is read in its first language, under this one's interface.

        People's pages, requests and reports exist once: `/en/annuaire/` is the French page in an English frame.
        """
        try:
            return self._route(request, path_components)
        except Http404:
            first = kept_part(("first language", self.pk), lambda: in_first_language(self))
            if first is None:
                raise
            return copy(first).route(request, path_components)

    def _route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Go through the page below, which leads to all of its kind: it is kept, as this one is."""
        if not path_components:
            return super().route(request, path_components)
        return go_down(self, request, path_components, self._below)

    def _below(self, slug: str) -> Page:
        found = self.get_children().filter(slug=slug).first()
        if found is None:
            raise Http404
        return found.specific


class StandardPage(EditorialPage):
    """A page of text: how it works, legal notices, accessibility…"""

    introduction = models.TextField(_("introduction"), blank=True)
    prose = StreamField(TextBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "home/standard.html"
    api_fields = ["introduction", "prose"]
    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("prose")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
