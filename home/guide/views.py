"""Reading the guide, for whoever may enter the admin at all."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .chapters import FIRST, as_html, chapters, find, picture


@require_safe
def guide(request: HttpRequest, slug: str = FIRST) -> HttpResponse:
    """Show a chapter, with the way to the others."""
    chapter = find(slug)
    if chapter is None:
        raise Http404
    context = {"chapter": chapter, "chapters": chapters(), "text": as_html(chapter)}
    return render(request, "home/guide/chapter.html", context)


@require_safe
def guide_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Show a picture of the guide, where it was made."""
    path = picture(name)
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")
