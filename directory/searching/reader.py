"""Reading an address: each parameter becomes a value, or a sentence in `warnings`; nothing is ever refused."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.http import QueryDict
from django.utils.translation import gettext as _

from portal.finding import Kind

from ..models import Commune
from . import reading
from .labels import Labels
from .parameters import FACET_OF, SORTS
from .scopes import Scope

DEFAULT_RADIUS = 50
# A robot may send thousands of values; nobody reads more than a few sentences about them.
MOST_WARNINGS = 8
T = TypeVar("T")


class Reader:
    """What an address asks of a scope; `values` holds what was understood, by parameter, in the words of addresses."""

    def __init__(self, data: QueryDict, *, scope: Scope, per_page: int) -> None:
        self.scope, self.per_page = scope, per_page
        self.labels = Labels(scope)
        self.warnings: list[str] = []
        self.values: dict[str, tuple[str, ...]] = {}
        self._data = data
        self.text = self._read_text()
        self.exact = self._read_flag("exact")
        self.filters = self._read_filters()
        self.kinds = self._read_kinds()
        near = self._read_one("pres_de", reading.read_commune) if scope.has_place else None
        self.commune: Commune | None = near
        self.radius: int = self._read_one("rayon", reading.read_radius) or DEFAULT_RADIUS
        self.available_on: date | None = self._read_one("disponible", reading.read_availability)
        self.remote = self._read_flag("a_distance")
        self.sort = self._read_sort()
        self.on_map = self._read_view()
        self.page: int = self._read_one("page", lambda text: reading.read_page(text, per_page=per_page)) or 1

    def _read_text(self) -> str:
        text = reading.clean(self._data.get("q", ""))
        if len(text) > reading.LONGEST_TEXT:
            text = text[: reading.LONGEST_TEXT].rstrip()
            self._warn(_("Your search was long: we kept its first %(number)d characters.") % {"number": len(text)})
        self.values["q"] = (text,) if text else ()
        return text

    def _read_filters(self) -> dict[str, tuple[str, ...]]:
        filters = {}
        for parameter, facet in FACET_OF.items():
            if facet in self.scope.facets and (words := self._words(parameter)):
                filters[facet] = self._known(parameter, facet, words)
        return {facet: values for facet, values in filters.items() if values}

    def _known(self, parameter: str, facet: str, words: list[str]) -> tuple[str, ...]:
        """Return the index values of the words that mean something; name the others."""
        known = self.labels.of(facet)
        found: dict[str, str] = {}
        for word in words:
            value = self.scope.types.get(word, "") if facet == "type" else word
            if value in known:
                found[word] = value
            else:
                self._warn_unknown(parameter, word)
        self.values[parameter] = tuple(found)
        return tuple(found.values())

    def _read_kinds(self) -> tuple[Kind, ...]:
        words = [word for word in self._words("nature") if self.scope.natures]
        for word in words:
            if word not in self.scope.natures:
                self._warn_unknown("nature", word)
        self.values["nature"] = tuple(word for word in words if word in self.scope.natures)
        return tuple(self.scope.natures[word] for word in self.values["nature"]) or self.scope.kinds

    def _read_one(self, parameter: str, read: Callable[[str], T]) -> T | None:
        """Read a parameter that has one value; empty fields of a form are no value."""
        word = next(iter(self._words(parameter)), "")
        if not word:
            return None
        try:
            value = read(word)
        except reading.MeaninglessError as reason:
            self._warn(str(reason))
            return None
        self.values[parameter] = (word,)
        return value

    def _read_flag(self, parameter: str) -> bool:
        word = next(iter(self._words(parameter)), "")
        if word and word != "1":
            self._warn_unknown(parameter, word)
        self.values[parameter] = ("1",) if word == "1" else ()
        return word == "1"

    def _read_sort(self) -> str:
        word = next(iter(self._words("tri")), "")
        if word and word not in SORTS:
            self._warn_unknown("tri", word)
        elif word == "distance" and not self.commune:
            self._warn(_("To sort by distance, say near which place."))
        elif word:
            self.values["tri"] = (word,)
            return word
        return "pertinence"

    def _read_view(self) -> bool:
        """Whether the answer is wanted as a map, where a list has one."""
        word = next(iter(self._words("vue")), "") if self.scope.has_map else ""
        if word and word != "carte":
            self._warn_unknown("vue", word)
        self.values["vue"] = ("carte",) if word == "carte" else ()
        return word == "carte"

    def _words(self, parameter: str) -> list[str]:
        cleaned = (reading.clean(word) for word in self._data.getlist(parameter))
        return list(dict.fromkeys(word for word in cleaned if word))

    def _warn_unknown(self, parameter: str, word: str) -> None:
        names = {"value": reading.quoted(word), "name": self.scope.name_of(parameter)}
        self._warn(_("“%(value)s” means nothing for “%(name)s”: this filter was left out.") % names)

    def _warn(self, sentence: str) -> None:
        if len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(sentence)
