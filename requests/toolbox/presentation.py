"""What a resource's page says beyond its own fields."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.addresses import ChipLink
from portal.dates import day_in_words

from .choices import Licence, ResourceKind
from .models import Resource, ResourceFile
from .wording import dated, downloaded, format_and_size, resources_url, type_word


@dataclass(frozen=True)
class FileLine:
    """A file one can take: its address, its name with the version, its format and size, its date."""

    url: str
    name: str
    format: str
    dated: str


@dataclass(frozen=True)
class Paper:
    """A document: its latest version, and those before."""

    latest: FileLine
    earlier: tuple[FileLine, ...]


def resource_context(page: Resource) -> dict[str, Any]:
    """Return the context of `toolbox/resource.html`."""
    kind, licence = ResourceKind(page.kind), Licence(page.licence)
    return {
        "kind": ChipLink(kind.label, resources_url(type=type_word(kind))),
        "papers": papers(page.files.select_related("document") if page.pk else page.files.all(), slug=page.slug),
        "chips": [ChipLink(theme.name, resources_url(theme=theme.slug)) for theme in page.themes.all()],
        "licence": licence.label,
        "licence_url": licence.url,
        "facts": list(_facts(page)),
    }


def papers(files: Iterable[ResourceFile], *, slug: str) -> list[Paper]:
    """Return files by document, in the editors' order; of one document the first row is its latest version."""
    rows = list(files)
    order = list(dict.fromkeys(row.label for row in rows))
    rows.sort(key=lambda row: order.index(row.label))
    lines = [[_line(row, slug) for row in same] for _label, same in groupby(rows, key=lambda row: row.label)]
    return [Paper(first, tuple(others)) for first, *others in lines]


def _line(row: ResourceFile, slug: str) -> FileLine:
    named = {"name": row.label, "version": row.version}
    return FileLine(
        # A file that was never saved has no address yet: the preview shows it without one.
        url=reverse("resource_file", args=[slug, row.pk]) if row.pk else "",
        name=_("%(name)s, version %(version)s") % named if row.version else row.label,
        format=format_and_size(row.document.file_extension, row.document.file_size),
        dated=dated(row.issued_on),
    )


def _facts(page: Resource) -> Iterable[tuple[str, str]]:
    if page.credit:
        yield _("Written by"), page.credit
    if page.first_published_at:
        yield _("Published"), day_in_words(timezone.localdate(page.first_published_at))
    if page.expire_at:
        yield _("Valid until"), day_in_words(timezone.localdate(page.expire_at))
    total = page.download_days.aggregate(total=Sum("number"))["total"] if page.pk else None
    if total:
        yield _("Use"), downloaded(total)
