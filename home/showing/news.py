"""The latest news, in the reader's language where there is some."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import get_language

if TYPE_CHECKING:
    from ..models import NewsPage


def latest_news(number: int) -> "Sequence[NewsPage]":
    """Return the latest published news; a language without any is told in the first one."""
    from ..models import NewsPage

    news = NewsPage.objects.live().latest_first()
    mine = list(news.filter(locale__language_code=get_language() or settings.LANGUAGE_CODE)[:number])
    return mine or list(news.filter(locale__language_code=settings.LANGUAGE_CODE)[:number])
