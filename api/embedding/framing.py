"""Which answers may stand in a frame of any site: they show what is public, set no cookie and take no form of ours."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import conditional_page, require_safe

from portal.middleware import PUBLIC_POLICY

View = Callable[..., HttpResponse]
# As every page, except for who may show it; what it leads to opens beside it.
FRAMED_POLICY = PUBLIC_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
FRESH = "public, max-age=300"


def framed(view: View) -> View:
    """Let a view's answers be shown in frames, kept for five minutes by any cache, and asked again by ETag."""

    @require_safe
    @conditional_page
    @xframe_options_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = FRAMED_POLICY
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers["Cache-Control"] = FRESH
        return response

    return answer
