"""Whose requests somebody looks for helpers for: a stranger learns nothing, not even that there is one."""

from django.shortcuts import get_object_or_404

from accounts.models import User
from help_requests.models import HelpRequestPage
from help_requests.permissions import manageable_by


def managed_request(user: User, slug: str) -> HelpRequestPage:
    """Return a request this person manages; raises `Http404` for everybody else."""
    return get_object_or_404(manageable_by(user).select_related("establishment"), slug=slug)
