"""The administration's question before a second factor is taken away."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button

from .lost_factor import has_something, may_take_away, take_away
from .member_request import MemberRequest
from .models import User


@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask, then take it away."""
    person = get_object_or_404(User, pk=pk)
    if not may_take_away(request.user, person):
        raise PermissionDenied
    if request.method != "POST":
        context = {"person": person, "has_something": has_something(person)}
        return render(request, "accounts/admin/second_factor.html", context)
    take_away(person, by=request.user)
    messages.success(request, _("%(name)s signs in without a second factor and sets up another.") % {"name": person})
    return redirect("wagtailusers_users:edit", pk)


def listing_buttons(user: User, request_user: User) -> Iterator[Button]:
    """Offer it beside each person it can be taken from."""
    if may_take_away(request_user, user):
        url = reverse("take_second_factor_away", args=[user.pk])
        yield Button(_("Lost second factor"), url=url, icon_name="key", priority=30)
