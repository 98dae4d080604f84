"""Looking again: which matches are new to whoever saved the search."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from portal.finding import Hit, finder

from ..documents import SOURCES
from ..models import SavedSearch
from .addresses import form_of

# The newest matches that are looked at. Up to here a match is new when its key was not there before, however it came
# to match; a wider search knows only what was published since. It keeps a look under a tenth of a second.
WINDOW = 500
# Keys kept: what has left the matches is remembered too, so that it isn't told again when it comes back.
MOST_SEEN = 2000


class NotNowError(Exception):
    """Raised while the engine can't be asked: the worker tries again later."""


@dataclass(frozen=True)
class Look:
    """What one look found: what is `new`, and all that has to be remembered of it."""

    saved: SavedSearch
    new: tuple[Hit, ...]
    seen: list[str]
    is_wide: bool
    at: datetime

    def write_down(self, *, told_at: datetime | None = None) -> bool:
        """Remember this look, unless another worker has remembered one since; return whether it counts.

        One conditional UPDATE decides, in the transaction that queues the letter: no match is told twice.
        """
        told = {"alerted_at": told_at} if told_at else {}
        unchanged = SavedSearch.objects.filter(pk=self.saved.pk, version=self.saved.version)
        return bool(
            unchanged.update(
                seen=self.seen, is_wide=self.is_wide, looked_at=self.at, version=self.saved.version + 1, **told
            )
        )


def look(saved: SavedSearch) -> Look:
    """Ask the engine for the newest matches, and say which of them are new since the last look."""
    at = timezone.now()
    question = replace(form_of(saved).query, sort="recent", page=1, per_page=WINDOW, facets=())
    results = finder().find(question)
    if results.degraded:
        raise NotNowError("The search engine is away.")
    known = set(saved.seen)
    unknown = [hit for hit in results.hits if key_of(hit) not in known]
    is_wide = results.total > WINDOW
    new = _published_since(unknown, saved.looked_at) if saved.is_wide or is_wide else unknown
    here = [key_of(hit) for hit in results.hits]
    seen = list(dict.fromkeys([*here, *saved.seen]))[:MOST_SEEN]
    return Look(saved, tuple(new), seen, is_wide, at)


def key_of(hit: Hit) -> str:
    """Return what identifies a hit: "profile:12"."""
    return f"{hit.kind}:{hit.pk}"


def _published_since(hits: list[Hit], moment: datetime) -> list[Hit]:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for hit in hits:
        by_kind[hit.kind].append(hit.pk)
    since = {
        (kind, pk)
        for kind, pks in by_kind.items()
        for pk in SOURCES[kind].since(moment).filter(pk__in=pks).values_list("pk", flat=True)
    }
    return [hit for hit in hits if (hit.kind, hit.pk) in since]
