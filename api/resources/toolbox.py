"""The toolbox: resources searched and filtered as at `/outils/`, and one with its files."""

from itertools import groupby
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Query, Router

from help_requests.templatetags.contributions import origin_requests
from toolbox.choices import Licence
from toolbox.models import Resource, ResourceFile
from toolbox.scopes import RESOURCES

from ..schemas.lists import Found, SearchWords
from ..schemas.toolbox import ResourceItem, ResourceOut
from ..searching import found, item

router = Router(tags=["resources"])


@router.get("/resources", response=Found[ResourceItem], summary="List resources")
def resources(request: HttpRequest, words: Query[SearchWords]) -> HttpResponse:
    """List the documents of the toolbox; `type` is modele, guide, liste, tableau or support."""
    return found(request, RESOURCES, Found[ResourceItem], item)


@router.get("/resources/{slug}", response=ResourceOut, summary="One resource")
def resource(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Show one resource that everybody may read, with its documents and the versions of each."""
    pages = Resource.objects.visible_to(AnonymousUser()).public().with_card().with_downloads()
    return resource_out(get_object_or_404(pages, slug=slug))


def resource_out(page: Any) -> dict[str, Any]:
    """Shape a published resource."""
    licence = Licence(page.licence)
    same = ("slug", "title", "url", "kind", "summary", "licence", "credit")
    return {name: getattr(page, name) for name in same} | {
        "id": page.pk,
        "themes": list(page.themes.all()),
        "licence_name": str(licence.label),
        "licence_url": licence.url,
        "published_at": page.first_published_at,
        "until": page.expire_at,
        "downloads": page.downloads or 0,
        "papers": _papers(page),
        "origins": origin_requests(page),
    }


def _papers(page: Resource) -> list[dict[str, Any]]:
    """Return the files by document, in the editors' order; the first row of a document is its latest version."""
    rows = list(page.files.all())
    order = list(dict.fromkeys(row.label for row in rows))
    rows.sort(key=lambda row: order.index(row.label))
    return [
        {"label": label, "versions": [_version(row, page.slug) for row in same]}
        for label, same in groupby(rows, key=lambda row: row.label)
    ]


def _version(row: ResourceFile, slug: str) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": reverse("resource_file", args=[slug, row.pk]),
        "version": row.version,
        "issued_on": row.issued_on,
        "format": row.document.file_extension.lower(),
        "size": row.document.file_size,
    }
