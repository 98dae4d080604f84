"""People, establishments and documents whose name begins as typed: candidates by an index, then what is public."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from directory.choices import ShownAs
from help_requests.models import HelpRequestIndexPage
from portal.suggesting import Group, Suggestion
from toolbox.choices import ResourceKind

from ..documents import SOURCES
from ..models import KnownName

# Looked at for each line wanted: some pages may have just been withdrawn, and a hospital may have asked often.
CANDIDATES = 10


def people_group(prefix: str, request: HttpRequest, *, most: int) -> Group:
    """Return people with a published page, which choosing opens."""
    pages = _pages("profile", KnownName.Kind.PERSON, prefix, most).order_by("title", "pk")
    lines = (
        Suggestion(page.title, page.function.label if page.function else "", url=page.get_url(request) or "")
        for page in pages.select_related("function")[:most]
    )
    return Group("person", _("People"), tuple(lines))


def establishment_group(prefix: str, request: HttpRequest, *, most: int) -> Group:
    """Return establishments with a public request; choosing one shows its requests."""
    pages = _pages("request", KnownName.Kind.ESTABLISHMENT, prefix, most).order_by("establishment__name")
    shown = pages.filter(establishment__shown_as=ShownAs.NAME)
    names = list(shown.values_list("establishment__name", flat=True).distinct()[:most])
    index = HelpRequestIndexPage.objects.live().order_by("pk").first() if names else None
    url = (index.get_url(request) or "") if index else ""
    lines = (Suggestion(name, url=f"{url}?{urlencode({'q': _phrase(name)})}") for name in names)
    return Group("establishment", _("Establishments"), tuple(lines))


def resource_group(prefix: str, request: HttpRequest, *, most: int) -> Group:
    """Return documents of the toolbox, which choosing opens."""
    pages = _pages("resource", KnownName.Kind.RESOURCE, prefix, most).order_by("title", "pk")
    lines = (
        Suggestion(page.title, str(ResourceKind(page.kind).label), url=page.get_url(request) or "")
        for page in pages[:most]
    )
    return Group("resource", _("Toolbox"), tuple(lines))


def _pages(source: str, whose: KnownName.Kind, prefix: str, most: int) -> PageQuerySet:
    names = KnownName.objects.filter(kind=whose).for_prefix(prefix).order_by("turn")
    candidates = list(names.values_list("page", flat=True)[: most * CANDIDATES])
    visible = SOURCES[source].visible() if candidates else SOURCES[source].model._default_manager.none()
    return visible.filter(pk__in=candidates)


def _phrase(name: str) -> str:
    return '"{}"'.format(name.replace('"', " "))
