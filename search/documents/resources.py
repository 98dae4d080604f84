"""A resource as a document: what its page says, and the names of its files. What is in the files is not read."""

from typing import Any

from toolbox.choices import ResourceKind
from toolbox.models import Resource

from .document import NEVER_FREE, Document, excerpt, spoken
from .entries import named, theme_names

# Among lists without a question: beside ordinary open requests, the latest first.
_RANK = 1


def resource_document(page: Resource, url: str) -> Document:
    """Shape a page that came with its card's relations."""
    themes = page.themes.all()
    published = page.first_published_at
    return Document(
        kind="resource",
        pk=page.pk,
        title=page.title,
        url=url,
        texts={
            "title": page.title,
            "themes": spoken(*(theme_names(theme) for theme in themes)),
            "abilities": str(ResourceKind(page.kind).label),
            "body": spoken(page.summary, *(row.label for row in page.files.all()), page.credit),
        },
        facets={"theme": tuple(theme.slug for theme in themes), "type": (page.kind,)},
        card=_card(page),
        passages=(page.summary,),
        published_at=published,
        fresh_at=page.last_published_at,
        free_from=NEVER_FREE,
        order=(_RANK, int(published.timestamp()) if published else 0),
    )


def _card(page: Resource) -> dict[str, Any]:
    files = list(page.files.all())
    latest = {row.label: row for row in reversed(files)}
    formats = dict.fromkeys(row.document.file_extension.upper() for row in files if latest[row.label] is row)
    return {
        "kind": page.kind,
        "formats": list(formats),
        "files": len(latest),
        "excerpt": excerpt(page.summary),
        "themes": [named(theme) for theme in page.themes.all()],
        "licence": page.licence,
        "credit": page.credit,
        "issued_on": page.issued_on.isoformat() if page.issued_on else None,
    }
