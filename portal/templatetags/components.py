"""The little logic that components need: initials, tones, controls, page numbers."""

import re
from datetime import datetime, timedelta
from zlib import crc32

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.urls import translate_url
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import get_language, gettext, override

from portal.accessibility.sheet import sheet
from portal.version import VERSION

register = template.Library()

# The tones of look.css that an avatar may have; "" is the accent.
TONES = ("", "warn", "ok", "info")


@register.simple_tag
def release() -> str:
    """Return which release of the portal this is."""
    return VERSION


@register.simple_tag
def accessibility_in_words() -> str:
    """Return what French law wants on the first page of a site: how far it is accessible."""
    whole = sheet().is_whole
    return gettext("Accessibility: fully compliant") if whole else gettext("Accessibility: partly compliant")


@register.filter
def initials(name: str) -> str:
    """Return the two letters that stand for somebody: of the first and of the last word that has one.

    "Maison d’enfants Le Parc – Villars (fictif)" is "MV": what stands in brackets is an aside, a dash no word.
    """
    words = re.findall(r"[^\W\d_][^\s]*", re.sub(r"\(.*?\)", " ", str(name)))
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


@register.filter
def tone(name: str) -> str:
    """Return the tone of somebody's avatar: always the same for the same name, on every machine."""
    return TONES[crc32(str(name).encode()) % len(TONES)]


@register.filter
def ago(moment: datetime) -> str:
    """Return how long ago something was, in its largest unit: "il y a 5 heures"."""
    if timezone.now() - moment < timedelta(minutes=1):
        return gettext("just now")
    return gettext("%(time)s ago") % {"time": timesince(moment, depth=1)}


@register.filter
def excerpt(text: str, length: int = 180) -> str:
    """Return the beginning of a plain text on one line, cut between two words; no-break spaces stay what they are."""
    line = re.sub(r"\s+", " ", text, flags=re.ASCII).strip()
    return line if len(line) <= length else line[:length].rpartition(" ")[0].rstrip(" ,;:") + "…"


@register.filter
def localized(url: str) -> str:
    """Return the address in the reader's language: a page exists once, and is read under `/en/` too."""
    reader = get_language() or settings.LANGUAGE_CODE
    if reader == settings.LANGUAGE_CODE:
        return url
    with override(settings.LANGUAGE_CODE):
        return translate_url(url, reader)


@register.filter
def fields_in_error(form: BaseForm) -> list[BoundField]:
    """Return the fields in which something is to be corrected."""
    return [field for field in form if field.errors]


@register.filter
def control(field: BoundField) -> SafeString:
    """Render a field's control in the look of the site; help and errors are tied to it by Django."""
    attrs = field.field.widget.attrs
    # A placeholder says the label again, and is gone while one types.
    attrs.pop("placeholder", None)
    classes = attrs.get("class", "")
    return field.as_widget(attrs={"class": f"input {classes}".strip()})


@register.simple_tag
def page_window(number: int, last: int) -> list[int | None]:
    """Return the page numbers worth a link: the first, the last, those around; `None` where some are left out."""
    near = sorted({1, last, *range(max(1, number - 1), min(last, number + 1) + 1)})
    window: list[int | None] = []
    for page in near:
        if window and page - (window[-1] or 0) > 1:
            window.append(None)
        window.append(page)
    return window
