"""Languages of editorial pages: which page is read in which language, in one query for any number of pages."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from portal.templatetags.components import localized


def in_first_language(page: Page) -> Any:
    """Return the published page of the first language that this one translates; None for an original."""
    first = Locale.get_default()
    if page.locale_id == first.pk:
        return None
    original = page.get_translation_or_none(first)
    return original.specific if original and original.live else None


def in_readers_language(pages: Iterable[Page]) -> dict[int, Page]:
    """Return, by the key of each page, what stands for it in the reader's language: its translation when published."""
    pages, language = list(pages), get_language() or settings.LANGUAGE_CODE
    told = {page.pk: page for page in pages}
    foreign = [page for page in pages if page.locale.language_code != language]
    if not foreign:
        return told
    translations = Page.objects.live().filter(
        translation_key__in={page.translation_key for page in foreign}, locale__language_code=language
    )
    found = {page.translation_key: page for page in translations.select_related("locale")}
    return told | {page.pk: found.get(page.translation_key, page) for page in foreign}


def address(page: Page, request: Any = None) -> str:
    """Return a page's address for this reader: a translation has its own, what exists once is read under `/en/` too."""
    url = page.get_url(request) or ""
    return localized(url) if page.locale.language_code == settings.LANGUAGE_CODE else url


def translated_urls(page: Page, request: Any = None) -> dict[str, str]:
    """Return the addresses of the published translations of a page, by language; its own is one of them."""
    translations = page.get_translations(inclusive=True).live().select_related("locale")
    return {each.locale.language_code: each.get_url(request) or "" for each in translations}
