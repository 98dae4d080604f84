"""The directory's own page: lists, searches and filters profiles at `/annuaire/`."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.pages import IndexPage


class DirectoryPage(IndexPage):
    """The list of volunteers; profiles are its children."""

    is_wall = True

    subpage_types = ["directory.VolunteerProfilePage"]
    template = "directory/index.html"

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        from ..listing import directory_context

        return directory_context(request)
