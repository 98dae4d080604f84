"""`/integrer/`: choosing what a widget shows, seeing it, and copying its lines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.models import Region, Theme
from directory.search_form import SearchForm
from help_requests.scopes import REQUESTS
from portal.middleware import PUBLIC_POLICY

from .code import WIDTH, list_frame
from .widget import MOST, number_of

# The page shows the widget it speaks of.
POLICY = f"{PUBLIC_POLICY}; frame-src 'self'"


@require_safe
def build_widget(request: HttpRequest) -> HttpResponse:
    """Show the form, and the widget as it was chosen."""
    form = SearchForm(request.GET, scope=REQUESTS, path=request.path)
    number = number_of(request.GET.get("nombre", "")[:4])
    code, height = list_frame(form.address.pairs_without("page"), number)
    # Our own page has no style in its HTML: here the style sheet makes the frame as wide as its column.
    shown, _height = list_frame(form.address.pairs_without("page"), number, width=WIDTH)
    context = {
        "themes": Theme.objects.order_by("name_fr"),
        "regions": Region.objects.order_by("name"),
        "chosen": {name: set(values) for name, values in form.values.items()},
        "number": number,
        "most": MOST,
        "code": code,
        "shown": shown,
        "height": height,
    }
    response = render(request, "api/embedding/build.html", context)
    response.headers["Content-Security-Policy"] = POLICY
    return response
