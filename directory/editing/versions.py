"""Which version of a page somebody works on: the page as its author last wrote it, and those before."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from wagtail.models import Revision

from accounts.models import User
from portal.editing.versions import as_written, latest, number

from ..models import VolunteerProfilePage

__all__ = ["as_written", "first", "latest", "number", "of_page", "own_page", "pages_of"]


def pages_of(user: User) -> QuerySet[VolunteerProfilePage]:
    """Return somebody's own page as a queryset, empty for whoever has none."""
    return VolunteerProfilePage.objects.owned_by(user).filter(volunteer__user=user).select_related("volunteer")


def own_page(user: User, *, lock: bool = False) -> VolunteerProfilePage:
    """Return somebody's own page; raises `Http404` for whoever has none.

    With `lock`, inside a transaction, nobody else can change it until the end of it.
    """
    pages = pages_of(user)
    return get_object_or_404(pages.select_for_update(of=("self", "page_ptr")) if lock else pages)


def of_page(page: VolunteerProfilePage, key: int) -> Revision:
    """Return a revision of this page; raises `Http404` for those of others."""
    return get_object_or_404(page.revisions, pk=key)


def first(page: VolunteerProfilePage) -> int:
    """Return the version a page began with: what somebody saw who opened the form before there was a page."""
    key = page.revisions.order_by("pk").values_list("pk", flat=True).first()
    return int(key or 0)
