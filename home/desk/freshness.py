"""Since when a page of the editors is known to be right: it was published, or somebody read it and said so.

Who said so and when stands in the page's own history, as Wagtail keeps it; nothing is copied.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import policy_registry

from toolbox.models import Resource

from ..models import HomePage, NewsIndexPage, StandardPage

STILL_RIGHT = "home.still_right"
# Half a year: what a portal says of itself, of the law or of an illness seldom holds longer unread.
STALE_AFTER = timedelta(days=182)
TYPES = (HomePage, StandardPage, NewsIndexPage, Resource)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def read_again(page: Page) -> bool:
    """Whether pages of this type are read again at all: a piece of news stays as it was on its day."""
    return issubclass(page.specific_class or Page, TYPES)


def with_freshness(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Annotate `checked_at` and `right_since`."""
    said = PageLogEntry.objects.filter(page=OuterRef("pk"), action=STILL_RIGHT).order_by("-timestamp")
    checked = Subquery(said.values("timestamp")[:1])
    published = Coalesce("last_published_at", Value(NEVER))
    return pages.annotate(checked_at=checked, right_since=Greatest(Coalesce(checked, published), published))


def stale_pages(user: Any, now: datetime | None = None) -> QuerySet[Page]:
    """Return the published pages this person may change that nobody has confirmed for long, the oldest first."""
    types = ContentType.objects.get_for_models(*TYPES).values()
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    pages = with_freshness(mine.live().filter(content_type__in=types))
    return pages.filter(right_since__lt=(now or timezone.now()) - STALE_AFTER).order_by("right_since", "pk")


@transaction.atomic
def say_still_right(page: Page, *, by: Any) -> None:
    """Note in a page's history that somebody read it and found it right."""
    log(instance=page, action=STILL_RIGHT, user=by)
