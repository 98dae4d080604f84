"""A copy of everything about somebody: a zip with JSON for machines, a page for people, and the files.

donnees.json    every part by its name; times in ISO 8601
donnees.html    the same, readable in any browser
fichiers/…      pictures and documents, named in the JSON where they belong
"""

import json
import zipfile
from collections.abc import Mapping
from typing import IO, Any

from django.core.files import File
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone

from .. import privacy
from ..privacy import Person
from .readable import section

FORMAT = 1


def write(person: Person, target: IO[bytes] | str) -> None:
    """Write the archive of a person to a file."""
    found = {part.name: dict(part.export(person)) for part in privacy.parts()}
    titles = {part.name: part.title for part in privacy.parts()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        told = {name: _without_files(data, name, archive) for name, data in found.items()}
        whole = {"format": FORMAT, "made_at": timezone.now(), "email": person.email, "parts": told}
        text = json.dumps(whole, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        archive.writestr("donnees.json", text)
        sections = [section(titles[name], data) for name, data in told.items() if any(data.values())]
        page = {"sections": sections, "email": person.email, "today": timezone.localdate()}
        archive.writestr("donnees.html", render_to_string("accounts/mydata/archive.html", page))


def _without_files(value: Any, path: str, archive: zipfile.ZipFile) -> Any:
    """Put every file of a value into the archive; return the value with its place in the file's stead."""
    if isinstance(value, File):
        return _put(value, path, archive)
    if isinstance(value, Mapping):
        return {key: _without_files(one, f"{path}-{key}", archive) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_without_files(one, f"{path}-{number}", archive) for number, one in enumerate(value, 1)]
    return value


def _put(file: File, path: str, archive: zipfile.ZipFile) -> str:
    ending = (file.name or "").rpartition(".")[2][:8]
    name = f"fichiers/{path}.{ending}"
    try:
        with file.open("rb") as source:
            archive.writestr(name, source.read())
    except FileNotFoundError:
        return ""
    return name
