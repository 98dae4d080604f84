"""The search page, and type-ahead for every search box."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from .listing import search_context
from .querylog.noting import note_click
from .suggesting.answer import suggest, suggest_body

JSON, HTML = "application/json", "text/html"


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search people, help requests, discussions and documents at once."""
    return render(request, "search/results.html", search_context(request))


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Say what the letters typed in a field (`champ`) may become.

    The answer is JSON, or for `Accept: text/html` the options of a list box.
    """
    text = request.GET.get("q", "")
    groups = suggest(text, request, field=request.GET.get("champ", "q"))
    if request.get_preferred_type([JSON, HTML]) == HTML:
        number = sum(len(group.suggestions) for group in groups)
        response = render(request, "components/suggestions.html", {"groups": groups, "number": number})
    else:
        response = JsonResponse(suggest_body(text, groups))
    patch_vary_headers(response, ["Accept"])
    return response


@csrf_exempt  # comes without a cookie from pages that have none, and changes numbers only
@require_POST
def click(request: HttpRequest) -> HttpResponse:
    """Count which place of a list was chosen; whatever was sent, nothing is told back."""
    note_click(text=request.POST.get("q", ""), where=request.POST.get("where", ""), rank=request.POST.get("rank", ""))
    return HttpResponse(status=204)
