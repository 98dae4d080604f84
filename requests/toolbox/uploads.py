"""Files that members propose as tools: what offices make, without programs in it."""

import zipfile
from io import BytesIO
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from directory.uploads.documents import check_pdf
from portal import pictures

# All of them archives: the name of their kind is in none, so the ending is believed once the inside looks right.
OFFICE = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})
ACCEPTED = ", ".join(["PDF", *(kind.upper() for kind in sorted(OFFICE))])
ACCEPT = ",".join(["application/pdf", *(f".{kind}" for kind in sorted(OFFICE))])
# What an office's file holds when it acts by itself.
_PROGRAMS = ("vbaproject.bin", "basic/", "scripts/", "activex/")
_MARKS = frozenset({"[content_types].xml", "mimetype"})


def checked(file: IO[bytes], name: str) -> ContentFile:
    """Return a document as it is kept, its name being only its kind; raises `ValidationError` with what to do."""
    kind, data = name.rpartition(".")[2].lower(), pictures.read(file)
    if data.startswith(b"%PDF-"):
        check_pdf(data)
        return ContentFile(data, name="document.pdf")
    if kind not in OFFICE:
        raise ValidationError(_("Only these files can be joined: %(kinds)s.") % {"kinds": ACCEPTED})
    _check_office(data)
    return ContentFile(data, name=f"document.{kind}")


def _check_office(data: bytes) -> None:
    try:
        inside = [name.lower() for name in zipfile.ZipFile(BytesIO(data)).namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise ValidationError(_("This file is damaged: save it again and try again.")) from None
    if not _MARKS & set(inside):
        raise ValidationError(_("This file is damaged: save it again and try again."))
    if any(part.startswith(sign) or f"/{sign}" in part for part in inside for sign in _PROGRAMS):
        raise ValidationError(_("This file holds programs (macros). Save it without them and try again."))
