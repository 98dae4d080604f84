"""Taking a file."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from .files import count, public_file, served


@require_safe
def resource_file(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    """Give a file of a public resource, and count it: no cookie, no address, nothing but a number."""
    row = public_file(slug, pk)
    response = served(row)
    if request.method == "GET":
        count(row.resource)
    return response
