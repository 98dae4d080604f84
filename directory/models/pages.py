"""The directory's own page: lists, searches and filters profiles at `/annuaire/`."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.pages import IndexPage


class DirectoryPage(IndexPage):
    """The list of volunteers; profiles are its children."""

    is_wall = True
    introduction = models.TextField(_("introduction"), blank=True)

    subpage_types = ["directory.VolunteerProfilePage"]
    template = "directory/index.html"
    content_panels = [*IndexPage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the answer to what the address asks."""
        from ..listing import directory_context

        return super().get_context(request, *args, **kwargs) | directory_context(request)
