"""What is in use is not deleted, and the admin says by what: a sentence and a way there, in place of an error page.

Wagtail asks its index of references first, which the worker brings up to date a moment later, and which knows nothing
of rows that were loaded in bulk. The database knows: its refusal is turned into words here, whoever asked to delete.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Model, ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page

# More of them are counted: whoever wants to know all of them opens "usage".
NAMED = 5


class SayWhatUsesIt:
    """Answers a refused deletion in the admin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return to the question with the reason; other errors, and other places, are none of its business."""
        if not request.path.startswith("/cms/") or not isinstance(exception, ProtectedError | RestrictedError):
            return None
        users = exception.protected_objects if isinstance(exception, ProtectedError) else exception.restricted_objects
        messages.error(request, refusal(users, request.user))
        return redirect(_way_back(request))


def refusal(users: Iterable[Model], reader: Any) -> SafeString:
    """Return the sentence that names what uses something, as far as its reader may know."""
    pages, others = _told_apart(users, reader)
    links = format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        (
            (reverse("wagtailadmin_pages:edit", args=[page.pk]), page.draft_title or page.title)
            for page in pages[:NAMED]
        ),
    )
    kinds = ", ".join(f"{kind} ({number})" for kind, number in sorted(others.items()))
    by = format_html("{}{}{}", links, ", " if links and kinds else "", kinds)
    return format_html(_("Not deleted: it is in use. Take it out of there first: {}."), by)


def _told_apart(users: Iterable[Model], reader: Any) -> tuple[list[Page], Counter[str]]:
    """Part the pages that the reader works on from the rest, which is counted by its kind and never named."""
    pages: dict[int, Page] = {}
    others: Counter[str] = Counter()
    for one in users:
        page = _page_of(one)
        if page is not None and page.permissions_for_user(reader).can_edit():
            pages[page.pk] = page
        else:
            others[str(one._meta.verbose_name)] += 1
    return list(pages.values()), others


def _page_of(one: Model) -> Page | None:
    """Return the page that a row is, or is a part of."""
    if isinstance(one, Page):
        return one
    parents = (getattr(one, field.name) for field in one._meta.fields if isinstance(field, ParentalKey))
    return next((parent for parent in parents if isinstance(parent, Page)), None)


def _way_back(request: HttpRequest) -> str:
    """Return to the list one came from, else to the question."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return wanted
    return reverse("wagtailadmin_home")
