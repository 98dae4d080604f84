"""A resource's files on their way out: only those of a public page, harmless whatever is in them."""

import logging

from django.contrib.auth.models import AnonymousUser
from django.core.files.base import File
from django.db import Error, transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404

from portal.media import FILE_POLICY

from .models import DownloadDay, Resource, ResourceFile

log = logging.getLogger(__name__)

# What a browser is told; anything else is bytes to be kept. None of these is ever shown in the page's own place.
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rtf": "application/rtf",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def public_files() -> QuerySet[ResourceFile]:
    """Return the files of resources that everybody may read."""
    resources = Resource.objects.visible_to(AnonymousUser()).public()
    return ResourceFile.objects.filter(resource__in=resources).select_related("resource", "document")


def public_file(slug: str, pk: int) -> ResourceFile:
    """Return a file of a resource that everybody may read; raise `Http404` for every other."""
    row = public_files().filter(resource__slug=slug, pk=pk).first()
    if row is None:
        raise Http404
    return row


def served(row: ResourceFile) -> FileResponse:
    """Return a file to be kept, in a sandbox should a browser open it all the same; `Http404` when it was lost."""
    extension = row.document.file_extension.lower()
    return FileResponse(
        _opened(row),
        as_attachment=True,
        filename=row.document.filename,
        content_type=TYPES.get(extension, "application/octet-stream"),
        headers={"Content-Security-Policy": FILE_POLICY, "X-Robots-Tag": "noindex"},
    )


def _opened(row: ResourceFile) -> File:
    try:
        return row.document.file.open("rb")
    except OSError as error:
        log.warning("The file of document %s can't be read (%s).", row.document_id, type(error).__name__)
        raise Http404 from error


def count(resource: Resource) -> None:
    """Count a download; a database that can't take it loses it, since a number may never keep a file from somebody."""
    try:
        with transaction.atomic():
            DownloadDay.count(resource)
    except Error as error:
        log.warning("A download could not be counted (%s).", type(error).__name__)
