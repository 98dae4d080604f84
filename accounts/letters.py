"""Letters in HTML: the text as it was written, its code set large and its link made a button."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

# What separates a letter from who writes it and why, as letters have done for forty years.
SIGNATURE = "\n\n--\n"


@dataclass(frozen=True)
class Part:
    """A paragraph; `kind` is text, code or link."""

    kind: str
    text: str


def as_html(*, subject: str, text: str, language: str, code: str = "") -> SafeString:
    """Return the letter in HTML; `code` is the one it carries, if any."""
    body, _separator, foot = text.partition(SIGNATURE)
    context = {"subject": subject, "parts": list(parts(body, code)), "foot": foot, "language": language}
    return render_to_string("account/email/letter.html", context)


def parts(body: str, code: str) -> Iterator[Part]:
    """Cut a text into its paragraphs, a line with an address or with the code apart from the others."""
    for paragraph in body.split("\n\n"):
        for line in filter(None, (line.strip() for line in paragraph.split("\n"))):
            is_link = line.startswith(("http://", "https://")) and " " not in line
            yield Part("code" if code and line == code else "link" if is_link else "text", line)
