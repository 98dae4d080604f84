"""A tool: a document produced or sent for a request. It knows no request: requests point at it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tool(models.Model):
    """A telework charter, a model business-continuity plan…"""

    title = models.CharField(_("title"), max_length=200)
    document = models.ForeignKey(
        "wagtaildocs.Document", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("document")
    )

    class Meta:
        verbose_name = _("tool")
        verbose_name_plural = _("tools")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
