"""The directory's own page: lists, searches and filters profiles at `/annuaire/`."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from portal.pages import IndexPage


class DirectoryPage(IndexPage):
    """The list of volunteers; profiles are its children."""

    is_wall = True

    subpage_types = ["directory.VolunteerProfilePage"]
    template = "directory/index.html"

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a profile with what its page reads of single rows, in one question instead of eight."""
        from .volunteers import VolunteerProfilePage

        if len(path_components) == 1:
            profiles = VolunteerProfilePage.objects.child_of(self).with_what_it_reads()
            if found := profiles.filter(slug=path_components[0]).first():
                found._cached_parent_obj = self
                return found.route(request, [])
        return super().route(request, path_components)

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        from ..listing import directory_context

        return directory_context(request)
