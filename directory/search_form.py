"""The search form of `/annuaire/`, `/demandes/` and `/recherche/`: an address becomes a question.

Not a Django form: nothing here is ever refused. A name that isn't ours is dropped unread; a value that means
nothing is named in `warnings` and left out.
"""

from dataclasses import dataclass
from functools import cached_property, partial

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.finding import Query, Results

from .searching.address import Address
from .searching.chips import Chip, chips_for
from .searching.facets import Group, group
from .searching.parameters import FACET_OF, PARAMETER_OF, SORT_LABELS, SORTS
from .searching.reader import Reader
from .searching.scopes import Label, Scope

PER_PAGE = 20


@dataclass(frozen=True)
class SortLink:
    """An order of the list, or a way of drawing it, and the address that has it."""

    label: Label
    url: str
    current: bool


class SearchForm(Reader):
    """What an address asks of one scope: `query`, `warnings` in words, `chips`, `groups(results)`, and links."""

    def __init__(self, data: QueryDict, *, scope: Scope, path: str, per_page: int = PER_PAGE) -> None:
        super().__init__(data, scope=scope, per_page=per_page)
        self.address = Address(path, self.values)

    @cached_property
    def query(self) -> Query:
        """The question to put to `portal.finding.finder()`."""
        return Query(
            text=self.text,
            exact=self.exact,
            kinds=self.kinds,
            filters=self.filters,
            available_on=self.available_on,
            remote=self.remote,
            near=self.commune.code if self.commune else "",
            radius=self.radius,
            sort=SORTS[self.sort],  # type: ignore[arg-type]
            page=self.page,
            per_page=self.per_page,
            facets=tuple(facet for facet in self.scope.facets if facet != "departement" or self.filters.get("region")),
        )

    @cached_property
    def chips(self) -> list[Chip]:
        """Every filter that holds, each with the address without it."""
        return chips_for(self)

    @property
    def place(self) -> str:
        """What the field "near" shows: the place as it was understood."""
        return str(self.commune) if self.commune else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.text or self.chips)

    @property
    def available_word(self) -> str:
        """The value of the box "available": the day asked for, else today."""
        return next(iter(self.values.get("disponible", ())), "1")

    @property
    def carried_by_search(self) -> list[tuple[str, str]]:
        """What the search box sends along: every filter it has no field for."""
        return self.address.pairs_without("q", "exact", "pres_de", "page")

    @property
    def carried_by_facets(self) -> list[tuple[str, str]]:
        """What the facets' form sends along: words, place and order."""
        return self.address.pairs_without(*FACET_OF, "disponible", "a_distance", "page")

    @property
    def sorts(self) -> list[SortLink]:
        """The orders one may choose; distance needs a place."""
        words = [word for word in SORTS if word != "distance" or self.commune]
        return [SortLink(SORT_LABELS[word], str(self.address.having(tri=(word,))), word == self.sort) for word in words]

    @property
    def views(self) -> list[SortLink]:
        """The list and, where there is one, the map: the same answer drawn otherwise."""
        listed = SortLink(_("List"), str(self.address.without("vue")), not self.on_map)
        return [listed, SortLink(_("Map"), str(self.address.having(vue=("carte",))), self.on_map)]

    @property
    def clear_url(self) -> str:
        """The address with the words alone, every filter taken away."""
        return str(self.address.without(*(name for name in self.values if name not in ("q", "exact", "vue"))))

    @property
    def exact_url(self) -> str:
        """The address that takes the words as they are spelt."""
        return str(self.address.having(exact=("1",)))

    def groups(self, results: Results) -> list[Group]:
        """Return the facets of an answer, in the scope's order, without the empty ones."""
        drawn = (
            group(
                facet,
                results.facets.get(facet, ()),
                chosen=self.filters.get(facet, ()),
                title=self.scope.name_of(PARAMETER_OF[facet]),
                labels=self.labels,
                word_of=partial(self.word_of, facet),
                url_for=partial(self.toggle_url, facet),
            )
            for facet in self.scope.facets
        )
        return [one for one in drawn if one]

    def word_of(self, facet: str, value: str) -> str:
        """Return the word that addresses use for a value of the index."""
        if facet != "type":
            return value
        return next((word for word, kind in self.scope.types.items() if kind == value), value)

    def toggle_url(self, facet: str, word: str) -> str:
        """Return the address with a facet's value added, or taken away when it holds."""
        return str(self.address.toggled(PARAMETER_OF[facet], word))
