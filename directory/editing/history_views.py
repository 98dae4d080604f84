"""The versions of my page: list, comparison with what is online, restoring one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.member_request import MemberRequest
from portal.editing.comparing import differences

from . import actions, content, history, versions
from .content import PROFILE


@require_safe
def versions_of_my_page(request: MemberRequest) -> HttpResponse:
    """List what my page said, the latest first."""
    page = versions.own_page(request.user)
    return render(
        request, "directory/editing/history.html", {"page": page, "versions": history.of(page, user=request.user)}
    )


@require_safe
def compare(request: MemberRequest, pk: int) -> HttpResponse:
    """Show a version beside what is online, field by field; beside nothing while nothing is."""
    page = versions.own_page(request.user)
    revision = versions.of_page(page, pk)
    live = content.read(page) if page.live else content.read(type(page)(title=""))
    context = {
        "page": page,
        "revision": revision,
        "differences": differences(PROFILE, live, content.read(revision.as_object())),
        "is_live": page.live and revision.pk == page.live_revision_id,
    }
    return render(request, "directory/editing/compare.html", context)


@require_POST
def restore(request: MemberRequest, pk: int) -> HttpResponse:
    """Have an earlier version read and put online again."""
    try:
        with transaction.atomic():
            page = versions.own_page(request.user, lock=True)
            actions.restore(page, versions.of_page(page, pk), by=request.user)
    except ValidationError as error:
        messages.error(request, actions.refusal(error))
        return redirect("profile_history")
    messages.success(request, _("This version is sent to review. What is online stays until the team has agreed."))
    return redirect("my_page")
