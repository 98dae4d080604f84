"""Who works in the cockpit: those to whom a role gives it; for everybody else it isn't there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser, Permission
from django.db.models import QuerySet
from django.http import Http404, HttpResponse

from accounts.member_request import MemberRequest
from accounts.models import User

USE_COCKPIT = "coordination.use_cockpit"

View = Callable[..., HttpResponse]


def may_coordinate(user: User | AnonymousUser) -> bool:
    """Whether this person works in the cockpit. Their second factor is asked for at every door (accounts)."""
    return user.is_active and user.has_perm(USE_COCKPIT)


def coordinators() -> QuerySet[User]:
    """Return who may see to a request: whoever holds the permission by a role, and superusers who do."""
    codename = USE_COCKPIT.partition(".")[2]
    permissions = Permission.objects.filter(codename=codename, content_type__app_label="coordination")
    by_role = User.groups.through.objects.filter(group__permissions__in=permissions).values("user")
    themselves = User.user_permissions.through.objects.filter(permission__in=permissions).values("user")
    # Few among everybody: found first, so that nobody else's row is read.
    able = User.objects.filter(pk__in=by_role.union(themselves), is_active=True)
    return able.order_by("last_name", "first_name", "pk")


def for_coordinators(view: View) -> View:
    """Answer 404 to everybody else: what the cockpit holds isn't there for them."""

    @wraps(view)
    def guarded(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_coordinate(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
