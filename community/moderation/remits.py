"""Who moderates, and where: one rule for the queue, its panels, the registers, the workflow and the explorer."""

from typing import Any

from django.db.models import Q

RIGHT = "community.moderate"
CACHE = "_moderation_regions"


def may_moderate(user: Any) -> bool:
    """Whether this person decides on what others write."""
    return bool(user.is_authenticated and user.is_active and user.has_perm(RIGHT))


def regions_of(user: Any) -> frozenset[str] | None:
    """Return the codes of the regions somebody is bound to; None when nothing binds them. Kept on the user."""
    if not hasattr(user, CACHE):
        from .models import Remit

        codes = Remit.objects.filter(user=user.pk).values_list("regions", flat=True)
        bound = frozenset(code for code in codes if code)
        setattr(user, CACHE, None if user.is_superuser or not bound else bound)
    return getattr(user, CACHE)


def within(user: Any, field: str = "region") -> Q:
    """Return the condition on rows that this person may see: their regions, and what is in none."""
    if not may_moderate(user):
        return Q(pk__in=[])
    codes = regions_of(user)
    return Q() if codes is None else Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__in": codes})


def reaches(user: Any, region: str | None) -> bool:
    """Whether something in this region, or in none, is this person's to decide."""
    if not may_moderate(user):
        return False
    codes = regions_of(user)
    return codes is None or region is None or region in codes
