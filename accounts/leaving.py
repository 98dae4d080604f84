"""On the way to a provider of identities: by a page of ours.

The policy of our pages lets forms go to this site only (`form-action 'self'`), and browsers hold the redirect that
answers a form to it. So the answer is a page that goes on by itself, and the policy stays what it is.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]


def by_a_page(get_response: Answer) -> Answer:
    """Middleware: replace the redirect to a provider by a page that leads there."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        name = request.resolver_match.url_name if request.resolver_match else None
        if name != "openid_connect_login" or not isinstance(response, HttpResponseRedirect):
            return response
        page = render(request, "socialaccount/login_redirect.html", {"redirect_to": response.url})
        page.headers |= {"Refresh": f"0; url={response.url}", "Cache-Control": "no-store"}
        page.status_code = HTTPStatus.OK
        return page

    return answer
