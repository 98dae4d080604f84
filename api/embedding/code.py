"""The lines that an editor of another site copies."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

WIDTH, HEAD, LINE = 480, 150, 104
# As wide as the column of the page that it stands in, on a telephone too: in a style, since HTML counts pixels alone.
WHOLE = format_html('style="width: {}%"', 100)


def frame(path: str, *, title: str, width: int | None, height: int) -> SafeString:
    """Return the HTML of a frame: of a width in pixels, or as wide as where it stands."""
    return format_html(
        '<iframe src="{}" title="{}" {} height="{}" loading="lazy"></iframe>',
        f"{settings.SITE_URL}{path}",
        title,
        format_html('width="{}"', width) if width else WHOLE,
        height,
    )


def list_frame(words: list[tuple[str, str]], number: int, *, width: int | None = None) -> tuple[SafeString, int]:
    """Return the frame of a list narrowed by these words of the address, and its height."""
    height = HEAD + number * LINE
    query = urlencode([*words, ("nombre", str(number))])
    title = _("Help requests on Entraide")
    return frame(f"{reverse('requests_widget')}?{query}", title=title, width=width, height=height), height


def request_frame(slug: str, title: str, *, width: int | None = None) -> tuple[SafeString, int]:
    """Return the frame of one request, and its height."""
    height = HEAD + LINE // 2
    return frame(reverse("request_widget", args=[slug]), title=title, width=width, height=height), height


def answer(kind: str, **more: Any) -> dict[str, Any]:
    """Return what every oEmbed answer says."""
    said = {"version": "1.0", "type": kind, "provider_name": "Entraide", "provider_url": f"{settings.SITE_URL}/"}
    return said | {"cache_age": 3600} | more
