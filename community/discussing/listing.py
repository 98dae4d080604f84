"""The list of general discussions: the one somebody wrote in last comes first, or what a search finds."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models import Theme
from directory.searching.reading import clean
from directory.searching.scopes import Label
from portal.finding import Query, finder
from portal.pagination import page_of

from ..models import Post, Thread
from ..reading.visits import unread_among
from ..speakers import may_start
from .rows import row

PER_PAGE = 30
# The value of the index's `type` by which general discussions are found.
GENERAL = "discussion"
# Words of the address, and what they are called.
STATES: dict[str, Label] = {
    "resolues": pgettext_lazy("several discussions", "Solved"),
    "sans-solution": _("Without accepted answer"),
}
# What a search may find among discussions: more than anybody turns pages of.
MOST_FOUND = 200


@dataclass(frozen=True)
class Asked:
    """What an address asks for; what means nothing is left out."""

    text: str
    theme: Theme | None
    state: str

    @classmethod
    def by(cls, given: QueryDict) -> "Asked":
        """Read an address."""
        slug, state = clean(given.get("theme", "")), given.get("etat", "")
        theme = Theme.objects.filter(slug=slug).first() if slug else None
        return cls(clean(given.get("q", ""))[:200], theme, state if state in STATES else "")

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.text or self.theme or self.state)


def discussions_context(request: HttpRequest) -> dict[str, Any]:
    """Return the context of `community/discussing/index.html`."""
    asked = Asked.by(request.GET)
    page = page_of(rows_for(asked), request, PER_PAGE)
    unread = unread_among(page.object_list, request.user)
    return {
        "asked": asked,
        "states": STATES,
        "themes": themes(),
        "rows": [row(thread, is_unread=thread.pk in unread) for thread in page.object_list],
        "page_of_rows": page,
        "may_start": may_start(request.user),
        "start_url": reverse("start_discussion"),
    }


def rows_for(asked: Asked) -> QuerySet[Thread]:
    """Return the discussions that answer, with all that a line of the list shows."""
    threads = Thread.objects.general().with_activity().select_related("theme", "author")
    threads = threads.annotate(
        said=Count("posts", filter=Q(posts__hidden_at=None, posts__held_at=None, posts__withdrawn_at=None))
    )
    solved = Post.objects.visible().filter(pk=OuterRef("solution"))
    threads = threads.annotate(is_solved=Exists(solved))
    if asked.theme:
        threads = threads.filter(Q(theme=asked.theme) | Q(theme__parent=asked.theme))
    if asked.state:
        threads = threads.filter(is_solved=asked.state == "resolues")
    if asked.text:
        threads = threads.filter(pk__in=found(asked.text))
    return threads.order_by(F("last_post_at").desc(), "-pk")


def found(text: str) -> list[int]:
    """Return the discussions in which words are found, by the engine of every search."""
    results = finder().find(Query(text=text, kinds=("thread",), filters={"type": (GENERAL,)}, per_page=MOST_FOUND))
    return [hit.pk for hit in results.hits]


def themes() -> QuerySet[Theme]:
    """Return the themes that have discussions, with how many in `number`."""
    general = Thread.objects.general().filter(theme=OuterRef("pk"))
    counted = Theme.objects.filter(Exists(general)).annotate(number=Count("threads", distinct=True))
    return counted.order_by("-number", "name_fr")
