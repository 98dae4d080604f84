"""A telephone number: asked for by POST, written down, and in no other page."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.member_request import MemberRequest
from portal.pagination import page_of

from ..models import ContactReveal, VolunteerProfilePage
from . import actions, permissions


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: MemberRequest, slug: str) -> HttpResponse:
    """Say what seeing the number means; show it, once that was asked for. A stranger learns nothing of it: 404."""
    page = get_object_or_404(VolunteerProfilePage.objects.live(), slug=slug)
    number, status = "", HTTPStatus.OK
    try:
        if not permissions.may_see_phone(request.user, page):
            raise actions.RefusedError(permissions.Refusal.CLOSED)
        number = actions.reveal(page, to=request.user) if request.method == "POST" else ""
    except actions.RefusedError:
        return render(request, "directory/contact/no_phone.html", {"page": page}, status=HTTPStatus.FORBIDDEN)
    except actions.TooManyError:
        status = HTTPStatus.TOO_MANY_REQUESTS
    context = {"page": page, "number": number, "is_too_many": status == HTTPStatus.TOO_MANY_REQUESTS}
    return render(request, "directory/contact/phone.html", context, status=status)


@require_safe
def who_saw(request: MemberRequest) -> HttpResponse:
    """List who saw my number."""
    reveals = ContactReveal.objects.filter(volunteer__user=request.user).select_related("reader", "establishment")
    return render(request, "directory/contact/who_saw.html", {"reveals": page_of(reveals, request)})
