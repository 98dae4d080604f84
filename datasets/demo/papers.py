"""Small real files, made on the spot: an OpenDocument text from a few lines, a table as CSV."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

ODT = "application/vnd.oasis.opendocument.text"
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{ODT}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def odt(title: str, lines: Iterable[str]) -> bytes:
    """Return a text that any office opens; a line that starts with "# " is a heading."""
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
    body = "".join(_paragraph(line) for line in (f"# {title}", *lines))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        # The first entry tells what the file is, uncompressed (OpenDocument 1.2, part 3).
        archive.writestr(zipfile.ZipInfo("mimetype"), ODT, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return file.getvalue()


def _paragraph(line: str) -> str:
    if line.startswith("# "):
        return f'<text:h text:outline-level="1">{escape(line[2:])}</text:h>'
    return f"<text:p>{escape(line)}</text:p>"


def table(rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as French spreadsheets open it: semicolons, and a mark that says UTF-8."""
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode("utf-8-sig")
