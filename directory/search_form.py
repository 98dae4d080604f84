"""The search form of `/annuaire/`, `/demandes/` and `/recherche/`: an address becomes a question.

Not a Django form: nothing here is ever refused. A name that isn't ours is dropped unread; a value that means
nothing is named in `warnings` and left out.
"""

from functools import cached_property

from django.http import QueryDict

from portal.finding import Query, Results

from .searching.address import Address
from .searching.chips import Chip, chips_for
from .searching.facets import Group, group
from .searching.parameters import PARAMETER_OF, SORTS
from .searching.reader import Reader
from .searching.scopes import Scope

PER_PAGE = 20


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
    def has_filters(self) -> bool:
        """Whether anything but words narrows the list."""
        return bool(self.chips)

    def groups(self, results: Results) -> list[Group]:
        """Return the facets of an answer, in the scope's order, without the empty ones."""
        drawn = (
            group(
                facet,
                results.facets.get(facet, ()),
                chosen=self.filters.get(facet, ()),
                labels=self.labels,
                word_of=lambda value, facet=facet: self.word_of(facet, value),
                url_for=lambda word, facet=facet: self.toggle_url(facet, word),
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
