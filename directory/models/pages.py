"""The directory's own page: lists, searches and filters profiles at `/annuaire/`."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from portal.pages import IndexPage
from portal.questions import Gap, ask_for
from portal.routing import go_down


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
        if len(path_components) != 1:
            return super().route(request, path_components)
        return go_down(self, request, path_components, self._profile)

    def _profile(self, slug: str) -> Page:
        from .volunteers import VolunteerProfilePage

        found = ask_for(
            ("profile", self.path),
            lambda: VolunteerProfilePage.objects.child_of(self).with_what_it_reads().filter(slug=Gap("slug", slug)),
            {"slug": slug},
        )
        if not found:
            raise Http404
        return found[0]

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        from ..listing import directory_context

        return directory_context(request)
