"""The chapters of the guide as files, and as HTML: the same text in the repository and in the admin."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nh3
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

FOLDER = Path(settings.BASE_DIR) / "docs" / "guide-editeurs"
PICTURES = FOLDER / "images"
FIRST = "README"
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
# The files are typed with plain spaces, as everybody types; screens have French ones.
BEFORE_HIGH_SIGNS = re.compile(r" (?=[;:!?»])")
TITLE_TAG = re.compile(r"<h1>.*?</h1>")
# A link to another chapter, and a picture beside it.
CHAPTER_LINK = re.compile(r'href="([a-z0-9-]+|README)\.md(#[\w-]*)?"')
PICTURE = re.compile(r'<p><img src="images/([a-z0-9-]+\.png)" alt="([^"]*)"[^>]*></p>')


@dataclass(frozen=True)
class Chapter:
    """A chapter: the word of its address, its title, its file."""

    slug: str
    title: str
    path: Path


@cache
def chapters() -> tuple[Chapter, ...]:
    """Return the chapters, the first one first, the others by the number their file begins with."""
    paths = sorted(FOLDER.glob("*.md"), key=lambda path: (path.stem != FIRST, path.stem))
    return tuple(Chapter(path.stem, _title(path), path) for path in paths)


def find(slug: str) -> Chapter | None:
    """Return a chapter by the word of its address."""
    return next((chapter for chapter in chapters() if chapter.slug == slug), None)


def as_html(chapter: Chapter) -> SafeString:
    """Return a chapter's text, links and pictures leading to the admin's own addresses."""
    html = MarkdownIt("commonmark").enable("table").render(chapter.path.read_text(encoding="utf-8"))
    html = TITLE_TAG.sub("", nh3.clean(html, link_rel=None), count=1)
    html = CHAPTER_LINK.sub(
        lambda found: f'href="{reverse("cms_guide_chapter", args=[found[1]])}{found[2] or ""}"', html
    )
    html = BEFORE_HIGH_SIGNS.sub("\u202f", html).replace("« ", "«\u202f")
    return mark_safe(PICTURE.sub(_picture, html))  # noqa: S308 - our own files, cleaned above


def picture(name: str) -> Path | None:
    """Return the file of a picture; None where nobody made it: pictures are no part of the repository."""
    path = PICTURES / name
    return path if re.fullmatch(r"[a-z0-9-]+\.png", name) and path.is_file() else None


def _picture(found: re.Match[str]) -> str:
    name, words = found[1], found[2]
    if picture(name) is None:
        return ""
    url = reverse("cms_guide_picture", args=[name])
    return f'<figure><img src="{url}" alt="{words}" loading="lazy"></figure>'


def _title(path: Path) -> str:
    found = TITLE.search(path.read_text(encoding="utf-8"))
    return found[1] if found else path.stem
