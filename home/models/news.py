"""News of the portal at `/actualites/`: short dated pages, the latest first."""

from typing import Any, Self

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from portal.pagination import page_of

from ..blocks import TextBlock
from .pages import EditorialPage

A_PAGE = 10


class NewsIndexPage(EditorialPage):
    """The list of news: one in each language."""

    introduction = models.TextField(_("introduction"), blank=True)

    max_count = 2
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    template = "home/news/index.html"
    api_fields = ["introduction"]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add a page of news, the latest first; a page number that means nothing is the first or the last."""
        news = page_of(NewsPage.objects.child_of(self).live().latest_first(), request, A_PAGE)
        return super().get_context(request, *args, **kwargs) | {"news": news}


class NewsQuerySet(PageQuerySet):
    """Which news."""

    def latest_first(self) -> Self:
        """By the date they bear; those of one day in the order of their publication."""
        return self.order_by("-date", "-first_published_at", "-pk").select_related("locale", "picture")


class NewsPage(EditorialPage):
    """A piece of news: a date, a few lines that lists show, and a text."""

    date = models.DateField(_("dated"), default=timezone.localdate)
    introduction = models.TextField(_("introduction"), max_length=500, help_text=_("What lists show: two sentences."))
    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    prose = StreamField(TextBlock(), verbose_name=_("text"), blank=True)

    objects = PageManager.from_queryset(NewsQuerySet)()

    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "home/news/news.html"
    api_fields = ["date", "introduction", "picture", "prose"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("introduction"),
        FieldPanel("picture"),
        FieldPanel("prose"),
    ]

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")
