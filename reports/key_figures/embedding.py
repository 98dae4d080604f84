"""A part of the key figures for other sites' pages: in a frame, without cookie, menu or script, filters kept."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.middleware import PUBLIC_POLICY

from .asking import Asked
from .page import charts, head
from .serving import compared

# What may stand in a frame: the word of its address, what it is called, how high the frame is best made.
PARTS: dict[str, tuple[str | Promise, int]] = {
    "essentiel": (_("The essentials"), 420),
    "personnes": (_("Who offers help"), 900),
    "demandes": (_("What is asked for"), 900),
    "postes": (_("Positions asked for and filled"), 900),
}
USUAL = "essentiel"
SECONDS = 300
# Whoever embeds may; nothing here is anybody's own, and nothing can be pressed but a link.
FRAMED_POLICY = PUBLIC_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")


@dataclass(frozen=True)
class Snippet:
    """A part with the code that puts it into a page."""

    title: str | Promise
    code: str


def framed(request: HttpRequest, page: Any) -> HttpResponse:
    """Return the part that the address asks for; a word that means nothing is the usual one."""
    part = request.GET.get("quoi", USUAL)
    asked = Asked(request.GET, path=page.get_url(request) or "/")
    figures, earlier = compared(asked)
    context = head(asked, figures) | charts(asked, figures, earlier)
    context |= {
        "page": page,
        "part": part if part in PARTS else USUAL,
        "part_title": PARTS.get(part, PARTS[USUAL])[0],
        "whole_url": f"{settings.SITE_URL}{asked.address}",
    }
    response = HttpResponse(render_to_string("reports/key_figures/embed.html", context, request))
    response.headers["Content-Security-Policy"] = FRAMED_POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    response.headers["X-Robots-Tag"] = "noindex"
    response.xframe_options_exempt = True
    return response


def snippets(page: Any, asked: Asked) -> list[Snippet]:
    """Return, for each part, what to copy: the days stay open, so that the frame follows the portal."""
    kept = [(name, value) for name in sorted(asked.values) if name not in ("du", "au") for value in asked.values[name]]
    return [
        Snippet(
            title, _code(f"{settings.SITE_URL}{page.url}integrer/?{urlencode([('quoi', part), *kept])}", title, height)
        )
        for part, (title, height) in PARTS.items()
    ]


def _code(url: str, title: str | Promise, height: int) -> str:
    return (
        f'<iframe src="{url}" title="{title} – Entraide" style="width: 100%" height="{height}" loading="lazy"></iframe>'
    )
