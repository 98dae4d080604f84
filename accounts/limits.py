"""Too many attempts: 429, when to come back, and what was typed is kept."""

from collections.abc import Callable
from http import HTTPStatus

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.response import TemplateResponse

Answer = Callable[[HttpRequest], HttpResponse]

# Limits count by the minute first; wrong passwords and wrong codes by five minutes.
MINUTE, FIVE_MINUTES = 60, 300
EXHAUSTED = {"too_many_login_attempts", "rate_limited"}
# What a page never says again.
SECRET_WORDS = ("password", "code", "credential", "csrf")
MOST_FIELDS = 40


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer somebody whom a limit stops, with their form ready to be sent again."""
    context = {"kept": kept(request.POST), "again": request.get_full_path()}
    response = render(request, "429.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(MINUTE)
    return response


def kept(typed: QueryDict) -> list[tuple[str, str]]:
    """Return what was typed, secrets apart, as names and values."""
    fields = [(name, value) for name, values in typed.lists() for value in values]
    return [field for field in fields if not any(word in field[0] for word in SECRET_WORDS)][:MOST_FIELDS]


class SlowDown:
    """Middleware: a form that refuses because of too many attempts says so by its status as well."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Give the refusal of a form its status, and the time to come back."""
        form = (response.context_data or {}).get("form")
        if isinstance(form, BaseForm) and form.is_bound and EXHAUSTED & codes(form):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response.headers["Retry-After"] = str(FIVE_MINUTES)
        return response


def codes(form: BaseForm) -> set[str]:
    """Return the codes of everything a form complains of."""
    return {error["code"] for errors in form.errors.get_json_data().values() for error in errors}
