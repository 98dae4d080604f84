"""The facets of an answer as groups of links and boxes: what is chosen first, then the most frequent."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from portal.finding import FacetValue

from .labels import Labels
from .parameters import PARAMETER_OF
from .scopes import Label

# Values shown before "others", and at all: a list of a hundred boxes helps nobody.
FIRST_SHOWN = 6
MOST_SHOWN = 60
# Groups that stand open from the start; the others open when something in them is chosen.
OPEN = frozenset({"theme", "region", "type", "state"})


@dataclass(frozen=True)
class Option:
    """A value of a facet: its word in addresses, what it is called, how many it leaves, where it leads."""

    value: str
    label: Label
    count: int
    selected: bool
    url_for: Callable[[str], str]

    @property
    def url(self) -> str:
        """The address with this value added, or taken away: made when asked for, boxes have no use for it."""
        return self.url_for(self.value)


class ShownOption(NamedTuple):
    """What a box shows of an option."""

    value: str
    label: str
    number: int
    selected: bool


class ShownGroup(NamedTuple):
    """All that `directory/_facet.html` shows of a group, as plain values: the same ones are drawn once."""

    parameter: str
    title: str
    options: tuple[ShownOption, ...]
    others: tuple[ShownOption, ...]
    is_open: bool
    others_open: bool


@dataclass(frozen=True)
class Group:
    """A facet: its parameter, its title, the values shown first and the others."""

    parameter: str
    title: Label
    options: tuple[Option, ...]
    others: tuple[Option, ...]
    is_open: bool

    @property
    def others_open(self) -> bool:
        """Whether something among the others is chosen: it must not be hidden."""
        return any(option.selected for option in self.others)

    @property
    def shown(self) -> ShownGroup:
        """The group as it is drawn, in the language in force."""
        options, others = (
            tuple(ShownOption(one.value, str(one.label), one.count, one.selected) for one in each)
            for each in (self.options, self.others)
        )
        return ShownGroup(self.parameter, str(self.title), options, others, self.is_open, self.others_open)


def group(
    facet: str,
    values: tuple[FacetValue, ...],
    *,
    chosen: tuple[str, ...],
    title: Label,
    labels: Labels,
    word_of: Callable[[str], str],
    url_for: Callable[[str], str],
) -> Group | None:
    """Return the group of a facet; `word_of` turns a value into its word, `url_for` gives a word's toggled address.

    None when there is nothing to choose. Values without a label (an entry deleted since it was indexed) are left out.
    """
    if not values and not chosen:
        return None
    known = labels.of(facet)
    counts = {value.value: value.count for value in values if value.value in known}
    counts |= {value: 0 for value in chosen if value not in counts}
    ordered = sorted(counts, key=lambda value: (value not in chosen, -counts[value], str(known[value])))
    options = tuple(
        Option(word_of(value), known[value], counts[value], value in chosen, url_for)
        for value in ordered[:MOST_SHOWN]
        if counts[value] or value in chosen
    )
    if not options:
        return None
    cut = max(FIRST_SHOWN, sum(option.selected for option in options))
    return Group(PARAMETER_OF[facet], title, options[:cut], options[cut:], facet in OPEN or bool(chosen))
