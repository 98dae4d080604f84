"""Documents people join to their page: PDF files, and pictures of papers."""

from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from portal import pictures

# A page of paper stays readable.
LONGEST_SIDE = 2400
MOST_DOCUMENTS = 5

_PDF_START, _PDF_END = b"%PDF-", b"%%EOF"
# What makes a PDF act by itself, or be another file at the same time: an archive, a web page.
_ACTIVE = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA")
_ARCHIVE_END = b"PK\x05\x06"
_PAGE_SIGNS = (b"<html", b"<script", b"<svg", b"<!doctype")


def checked(file: IO[bytes]) -> ContentFile:
    """Return a document as it is kept, its name being only its kind; raises `ValidationError` with what to do."""
    data = pictures.read(file)
    if data.startswith(_PDF_START):
        check_pdf(data)
        return ContentFile(data, name="document.pdf")
    try:
        picture = pictures.upright(file, longest_side=LONGEST_SIDE)
    except ValidationError as refusal:
        raise ValidationError(
            [_("Only PDF files and pictures (JPEG, PNG, WebP) can be joined."), *refusal.messages]
        ) from None
    return ContentFile(pictures.as_jpeg(picture), name="document.jpg")


def check_pdf(data: bytes) -> None:
    """Refuse a PDF that is cut off, that acts by itself, or that is something else as well."""
    if _PDF_END not in data[-1024:]:
        raise ValidationError(_("This PDF file is damaged: export it again and try again."))
    if any(sign in data for sign in _ACTIVE):
        raise ValidationError(_("This PDF file holds scripts or other files. Export it again as a plain PDF."))
    head = data[:1024].lower()
    if _ARCHIVE_END in data[-65_600:] or any(sign in head for sign in _PAGE_SIGNS):
        raise ValidationError(
            _("This file is a PDF and something else at the same time. Export it again as a plain PDF.")
        )
