"""What can be flagged and decided on: one module a kind, one way to find them all."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model
from wagtail.models import Page

from ..choices import Kind
from .base import Target, TargetKind
from .pages import PROFILES, REQUESTS, RESOURCES, Pages
from .persons import PERSONS
from .posts import POSTS
from .talks import TALKS
from .threads import THREADS

__all__ = ["REVIEWED", "WORDS", "Target", "find", "find_many", "kind_of", "of_page", "reviewed_kind"]

ALL: tuple[TargetKind, ...] = (PROFILES, REQUESTS, POSTS, RESOURCES, PERSONS, TALKS, THREADS)
KINDS: dict[str, TargetKind] = {kind.kind: kind for kind in ALL}
# What waits for moderators in Wagtail's workflow; resources wait for editors.
REVIEWED: dict[Kind, Pages] = {kind.kind: kind for kind in (PROFILES, REQUESTS)}
# The word of a kind in public addresses; a person is sanctioned and never flagged by itself, and private messages are
# flagged by those who read them (`talk_views`).
WORDS = {"profil": Kind.PROFILE, "demande": Kind.REQUEST, "message": Kind.POST, "outil": Kind.RESOURCE}


def kind_of(kind: str) -> TargetKind:
    """Return what knows everything of this kind; raises `KeyError` for a word that is none."""
    return KINDS[kind]


def reviewed_kind(model: type[Model] | None) -> Kind | None:
    """Return which kind a page type is of those that moderators review; None for other types."""
    return next((kind for kind, pages in REVIEWED.items() if model and issubclass(model, pages.model)), None)


def find(kind: str, pk: int) -> Target | None:
    """Return one thing, published or not; None when it isn't there or its kind is unknown."""
    return find_many([(kind, pk)]).get((kind, pk))


def find_many(keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Target]:
    """Return things by kind and key, in a constant number of queries a kind."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, pk in keys:
        by_kind[kind].append(pk)
    found = [target for kind, pks in by_kind.items() if kind in KINDS for target in KINDS[kind].load(pks)]
    return {(target.kind, target.pk): target for target in found}


def of_page(page: Page) -> Target | None:
    """Return the target that a page is, None for pages that moderators don't review."""
    kind = reviewed_kind(page.specific_class or type(page))
    return find(kind, page.pk) if kind else None
