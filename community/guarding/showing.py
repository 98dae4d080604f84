"""Why messages are held back, as moderators read it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from .models import Screening


def held_because(posts: Sequence[int]) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return why each of these messages waits: its score, then what was found; in one query."""
    found = Screening.objects.filter(post__in=posts) if posts else ()
    return {("post", one.pk): (_("score %(points)d") % {"points": one.points}, *one.reasons) for one in found}
