"""`/chiffres/` as a page of the tree: editors name it and put it in menus; its numbers are nobody's to type."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from portal.pages import IndexPage

from ..downloads import csv_response, json_response
from .asking import Asked
from .bulletin import bulletin_response
from .embedding import framed, snippets
from .page import page_context
from .serving import compared, open_data


class KeyFiguresPage(RoutablePageMixin, IndexPage):
    """Key figures, their exports, and the bulletin of each day."""

    subpage_types: list[str] = []
    template = "reports/key_figures/page.html"

    class Meta:
        verbose_name = _("page of key figures")
        verbose_name_plural = _("pages of key figures")

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return the figures that the address asks for."""
        asked = Asked(request.GET, path=request.path)
        context = page_context(asked, *compared(asked))
        return context | {"snippets": snippets(self, asked)}

    @path("integrer/")
    def embed(self, request: HttpRequest) -> HttpResponse:
        """Show a part for other sites' pages."""
        return framed(request, self)

    @path("csv/")
    def download_csv(self, request: HttpRequest) -> HttpResponse:
        """Offer the same figures as a table, small counts hidden."""
        return csv_response(*open_data(request))

    @path("json/")
    def download_json(self, request: HttpRequest) -> HttpResponse:
        """Offer the same figures as JSON, small counts hidden."""
        return json_response(*open_data(request))

    @re_path(r"^(?P<day>\d{4}-\d{2}-\d{2})/$")
    def bulletin(self, request: HttpRequest, day: str) -> HttpResponse:
        """Show the bulletin of a day, as of its evening."""
        try:
            return bulletin_response(request, self, date.fromisoformat(day))
        except ValueError as error:
            raise Http404 from error
