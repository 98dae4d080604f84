"""A front end of its own: public pages lead there, and editors see their drafts there.

The setting `FRONT_END_URL` says where it is; empty, the portal shows its own pages.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.templatetags.components import localized

from .tokens import token_for

PREVIEW = "/apercu"


def to_front_end(page: Page, request: HttpRequest, args: tuple[object, ...], kwargs: object) -> HttpResponse | None:
    """Lead readers of a page to the front end, filters and all; files below a page and forms stay here."""
    if not settings.FRONT_END_URL or request.method not in ("GET", "HEAD"):
        return None
    url = page.get_url(request) or ""
    if request.path not in (url, localized(url)):
        return None
    return HttpResponseRedirect(f"{settings.FRONT_END_URL}{request.get_full_path()}")


@require_safe
def preview_elsewhere(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a token for a draft and lead its editor to the front end, or to the draft as JSON when there is none."""
    page = get_object_or_404(Page, pk=pk).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    token = token_for(page)
    if settings.FRONT_END_URL:
        return HttpResponseRedirect(f"{settings.FRONT_END_URL}{PREVIEW}?{urlencode({'token': token})}")
    return redirect("wagtailapi_v3:preview", token=token)
