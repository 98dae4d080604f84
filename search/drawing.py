"""What an engine found, drawn as hits."""

from collections.abc import Mapping
from typing import Any

from portal.finding import Hit

from .highlighting import Matcher, TopicMatcher, highlight
from .reasons import Wanted, reasons
from .topics import packaged
from .understanding import Understanding


class Drawer:
    """Draws the hits of one question."""

    def __init__(self, understanding: Understanding) -> None:
        self._wanted = Wanted(understanding)
        self._matcher = Matcher(understanding.phrases)
        names = (name for group in understanding.groups for name, _weight in group.topics)
        self._about = TopicMatcher(names, packaged())

    def hit(self, stored: Mapping[str, Any], *, score: float, distance: float | None) -> Hit:
        """Draw what was stored of a document; `distance` in kilometres, when one was asked for and is known."""
        card = dict(stored["card"])
        if distance is not None:
            card["distance_km"] = round(distance)
        return Hit(
            kind=stored["kind"],
            pk=stored["pk"],
            title=stored["title"],
            url=stored["url"],
            card=card,
            highlight=highlight(stored["passages"], self._matcher) or highlight(stored["passages"], self._about),
            reasons=reasons(card, self._wanted, function=stored["function"]),
            score=score,
        )
