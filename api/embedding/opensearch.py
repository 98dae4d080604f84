"""`/opensearch.xml`: how a browser or another engine searches here (OpenSearch 1.1), with suggestions while typing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.templatetags.components import localized
from search.suggesting.answer import suggest

TYPE = "application/opensearchdescription+xml"
SUGGESTIONS = "application/x-suggestions+json"


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Describe the search of the language asked for."""
    context = {
        "search_url": f"{settings.SITE_URL}{localized('/recherche/')}?q={{searchTerms}}",
        "api_url": f"{settings.SITE_URL}/api/v1/search?q={{searchTerms}}&page={{startPage?}}",
        "suggest_url": f"{settings.SITE_URL}{reverse('opensearch_suggestions')}?q={{searchTerms}}",
        "site_url": settings.SITE_URL,
        "description": _("People who volunteer, help requests, discussions and tools"),
    }
    response = render(request, "api/embedding/opensearch.xml", context, content_type=TYPE)
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def opensearch_suggestions(request: HttpRequest) -> JsonResponse:
    """Say what the letters typed may become, in the form that browsers read: the letters, then words."""
    text = request.GET.get("q", "")[:200]
    words = [line.label for group in suggest(text, request) for line in group.suggestions]
    body = [text, [str(word) for word in dict.fromkeys(words)]]
    return JsonResponse(body, safe=False, content_type=SUGGESTIONS, json_dumps_params={"ensure_ascii": False})
