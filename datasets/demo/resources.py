"""The demo's toolbox, written as an editor would: documents, pages, publication."""

from datetime import date, timedelta

from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from accounts.models import User
from directory.models import Theme
from portal.slugs import free_slug
from toolbox.models import Resource, ResourceFile, ResourceIndexPage, Tool

from .shelf import SHELF, PaperSpec, ResourceSpec


def fill_shelf(today: date, *, by: User) -> None:
    """Publish what stands on the shelf, once: a toolbox that holds something stays as it is."""
    index = ResourceIndexPage.objects.get()
    if index.get_children().exists():
        return
    for spec in SHELF:
        _add(index, spec, today, by)


def _add(index: ResourceIndexPage, spec: ResourceSpec, today: date, by: User) -> None:
    resource = Resource(
        title=spec.title,
        slug=free_slug(spec.title, taken=()),
        kind=spec.kind,
        summary=spec.summary,
        licence=spec.licence,
        credit=spec.credit,
        tool=Tool.objects.filter(title=spec.tool).order_by("-pk").first() if spec.tool else None,
        owner=by,
        live=False,
    )
    resource.files = [_file(paper, today, by) for paper in spec.files]
    resource.themes = list(Theme.objects.filter(slug__in=spec.themes))
    index.add_child(instance=resource)
    revision = resource.save_revision(user=by)
    if not spec.is_draft:
        revision.publish(user=by)


def _file(paper: PaperSpec, today: date, by: User) -> ResourceFile:
    document = Document(title=paper.label, uploaded_by_user=by)
    document.file.save(paper.filename, ContentFile(paper.content), save=False)
    document.file_size = len(paper.content)
    document.save()
    return ResourceFile(
        document=document,
        label=paper.label,
        version=paper.version,
        issued_on=today - timedelta(days=paper.days_old),
    )
