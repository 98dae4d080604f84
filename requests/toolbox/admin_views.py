"""Making a resource of a tool, in the admin: a question, then the editor of the new draft."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.member_request import MemberRequest

from .actions import draft_from_tool
from .models import ResourceIndexPage, Tool


def may_make(user: Any) -> bool:
    """Whether somebody may add a resource."""
    index = ResourceIndexPage.objects.order_by("pk").first()
    return bool(index and index.permissions_for_user(user).can_add_subpage())


@require_http_methods(["GET", "POST"])
def make_resource(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask, then make a draft of the tool and open it; a tool that became a resource before leads to that one."""
    if not may_make(request.user):
        raise PermissionDenied
    tool = get_object_or_404(Tool, pk=pk)
    if request.method == "POST":
        return redirect("wagtailadmin_pages:edit", draft_from_tool(tool, by=request.user).pk)
    return render(request, "toolbox/admin/make_resource.html", {"tool": tool, "known": tool.resources.first()})
