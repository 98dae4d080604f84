"""Editorial pages and the site's menus and settings."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from portal.blocks import ProseBlock


class HomePage(Page):
    """What this is, in one sentence, and three doors."""

    is_kept_whole = True

    sentence = models.CharField(_("what this is, in one sentence"), max_length=200)
    lead = models.TextField(_("lead"), blank=True)
    prose = StreamField(ProseBlock(), verbose_name=_("text of the editors"), blank=True)

    max_count = 2  # one for each language
    parent_page_types = ["wagtailcore.Page"]
    template = "home/home.html"
    content_panels = [*Page.content_panels, FieldPanel("sentence"), FieldPanel("lead"), FieldPanel("prose")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what happens on the portal just now."""
        from .front import front_context

        return super().get_context(request, *args, **kwargs) | front_context()


class StandardPage(Page):
    """A page of text: how it works, legal notices, accessibility…"""

    is_kept_whole = True

    introduction = models.TextField(_("introduction"), blank=True)
    prose = StreamField(ProseBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "home/standard.html"
    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("prose")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")


@register_setting(icon="list-ul", order=100)
class NavigationSettings(BaseSiteSetting, ClusterableModel):
    """The links of the header and the footer, and the crisis banner."""

    banner = models.CharField(
        _("crisis banner"), max_length=300, blank=True, help_text=_("Shown on every page while it isn't empty.")
    )

    panels = [
        FieldPanel("banner"),
        InlinePanel("header_links", label=_("Link of the header")),
        InlinePanel("footer_links", label=_("Link of the footer")),
    ]

    class Meta:
        verbose_name = _("menus and banner")
        verbose_name_plural = _("menus and banners")


class MenuLink(Orderable):
    """A link to a page of the site, with a title of its own when the page's is too long."""

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page"))
    title = models.CharField(_("title"), max_length=60, blank=True)

    panels = [PageChooserPanel("page"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title or self.page.title


class HeaderLink(MenuLink):
    """A link of the main menu."""

    settings = ParentalKey(NavigationSettings, on_delete=models.CASCADE, related_name="header_links")


class FooterLink(MenuLink):
    """A link at the bottom of every page."""

    settings = ParentalKey(NavigationSettings, on_delete=models.CASCADE, related_name="footer_links")
