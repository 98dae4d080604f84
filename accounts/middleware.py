"""People who decide over others' content sign in with two factors; there is no way round it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from .second_factor import has_second_factor

Answer = Callable[[HttpRequest], HttpResponse]

# What somebody may reach before their second factor is set up: setting it up, and leaving.
ALLOWED_PREFIXES = ("mfa_", "account_logout", "account_reauthenticate", "prove_by_code")


def second_factor_for_staff(get_response: Answer) -> Answer:
    """Send staff without a second factor to the page that sets one up."""

    def answer(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(
        request: HttpRequest, view_func: object, view_args: object, view_kwargs: object
    ) -> HttpResponse | None:
        name = (request.resolver_match.url_name if request.resolver_match else None) or ""
        user = request.user
        if not user.is_authenticated or name.startswith(ALLOWED_PREFIXES) or not user.needs_second_factor:
            return None
        return None if has_second_factor(user) else HttpResponseRedirect(reverse("mfa_index"))

    answer.process_view = process_view  # type: ignore[attr-defined]
    return answer
