"""Where an address leads that was another before: asked one by one, never listed, since old addresses hold names."""

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from wagtail.api.v3.querysets import get_pages_queryset
from wagtail.contrib.redirects.middleware import get_redirect

router = Router(tags=["redirects"])


class Moved(Schema):
    """Where to go."""

    link: str
    is_permanent: bool


@router.get("/find/", response=Moved, url_name="find_redirect", summary="Find where an address leads")
def find_redirect(request: HttpRequest, html_path: str) -> Moved:
    """Say where an address leads now; what leads to a page that isn't published leads nowhere."""
    found = get_redirect(request, html_path)
    if found is None:
        raise Http404
    page = found.redirect_page
    if page is not None and not get_pages_queryset(request).filter(pk=page.pk).exists():
        raise Http404
    return Moved(link=found.link or "", is_permanent=found.is_permanent)
