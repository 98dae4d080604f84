"""The links of header and footer, the foot's own words, and the crisis banner with its dates."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable


@register_setting(icon="list-ul", order=100)
class NavigationSettings(BaseSiteSetting, ClusterableModel):
    """The links of the header and the footer, and the crisis banner."""

    banner = models.CharField(
        _("crisis banner"), max_length=300, blank=True, help_text=_("Shown on every page while it isn't empty.")
    )
    banner_en = models.CharField(
        _("crisis banner in English"), max_length=300, blank=True, help_text=_("Empty: the French one is shown.")
    )
    banner_from = models.DateTimeField(_("shown from"), null=True, blank=True, help_text=_("Empty: at once."))
    banner_until = models.DateTimeField(_("shown until"), null=True, blank=True, help_text=_("Empty: until erased."))
    banner_page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page to read")
    )
    footer_text = models.TextField(
        _("words of the footer"), max_length=400, blank=True, help_text=_("Empty: what the portal is, in a sentence.")
    )
    footer_text_en = models.TextField(_("words of the footer in English"), max_length=400, blank=True)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("banner"),
                FieldPanel("banner_en"),
                FieldPanel("banner_from"),
                FieldPanel("banner_until"),
                PageChooserPanel("banner_page"),
            ],
            heading=_("Crisis banner"),
        ),
        InlinePanel("header_links", label=_("Link of the header")),
        InlinePanel("footer_links", label=_("Link of the footer")),
        MultiFieldPanel([FieldPanel("footer_text"), FieldPanel("footer_text_en")], heading=_("Footer")),
    ]

    class Meta:
        verbose_name = _("menus and banner")
        verbose_name_plural = _("menus and banners")

    def clean(self) -> None:
        """Refuse an end that comes before its beginning."""
        super().clean()
        if self.banner_from and self.banner_until and self.banner_until <= self.banner_from:
            raise ValidationError({"banner_until": _("The end comes before the beginning: change one of the two.")})

    def banner_at(self, now: datetime, language: str) -> str:
        """Return the banner's words at a moment in a language; empty when there is none to show."""
        early = self.banner_from is not None and now < self.banner_from
        late = self.banner_until is not None and now >= self.banner_until
        if early or late:
            return ""
        return (self.banner_en if language == "en" else "") or self.banner

    def footer_in(self, language: str) -> str:
        """Return the editors' words of the footer; empty for the portal's own."""
        return self.footer_text_en if language == "en" else self.footer_text


class MenuLink(Orderable):
    """A link to a page of the site, with a title of its own when the page's is too long."""

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page"))
    title = models.CharField(_("title"), max_length=60, blank=True)
    title_en = models.CharField(_("title in English"), max_length=60, blank=True)

    panels = [PageChooserPanel("page"), FieldPanel("title"), FieldPanel("title_en")]

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
