"""The address of the key figures becomes days and filters; what means nothing is said and left out."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Departement
from directory.searching import reading
from directory.searching.address import Address
from directory.searching.chips import Chip
from directory.searching.parameters import FACET_OF, NAMES
from directory.searching.reader import Reader
from directory.searching.scopes import PROFILES, Label

from ..among import Among
from ..period import Period

# What figures can be narrowed by, in the order of the page.
FILTERS = ("region", "departement", "theme", "secteur")
SCOPE = replace(PROFILES, facets=tuple(FACET_OF[name] for name in FILTERS), has_place=False)
WEEKS, LONGEST, FIRST_DAY = 12, timedelta(days=366), date(2000, 1, 1)


@dataclass(frozen=True)
class Option:
    """A value one may tick."""

    value: str
    label: Label
    selected: bool


@dataclass(frozen=True)
class Group:
    """A filter with its values."""

    parameter: str
    title: Label
    options: list[Option]

    @property
    def chosen(self) -> int:
        """How many are ticked."""
        return sum(option.selected for option in self.options)


@dataclass(frozen=True)
class Shortcut:
    """Days that are often asked for."""

    label: str
    url: str
    current: bool


class Asked(Reader):
    """What an address asks: `period`, `warnings` in words, `chips`, `groups`; `du` and `au` are the days, included."""

    def __init__(self, data: QueryDict, *, path: str) -> None:
        mine = QueryDict(mutable=True)
        for name in (*FILTERS, "du", "au"):
            mine.setlist(name, data.getlist(name))
        super().__init__(mine, scope=SCOPE, per_page=1)
        self.today = timezone.localdate()
        self.first, self.last = self._read_days()
        self.address = Address(path, self.values)

    @cached_property
    def period(self) -> Period:
        """The days, as of the evening of the last one; of today, as of now."""
        return Period.of_days(self.first, self.last, self.among)

    @property
    def among(self) -> Among:
        """Of whom the figures speak, in an order of its own, so that one question has one answer to keep."""
        facets = ("region", "departement", "theme", "sector")
        return Among(*(tuple(sorted(self.filters.get(facet, ()))) for facet in facets))

    @property
    def chips(self) -> list[Chip]:
        """Every filter that holds, with the address without it."""
        return [
            Chip(self.labels.of(FACET_OF[name])[word], str(self.address.toggled(name, word)))
            for name in FILTERS
            for word in self.values.get(name, ())
        ]

    @property
    def groups(self) -> list[Group]:
        """Return what may be ticked; départements are those of the chosen regions."""
        return [Group(name, NAMES[name], options) for name in FILTERS if (options := self._options(name))]

    @property
    def shortcuts(self) -> list[Shortcut]:
        """Return the periods most asked for, today being their last day."""
        monday = self.today - timedelta(days=self.today.weekday())
        firsts = {
            _("7 days"): self.today - timedelta(days=6),
            _("30 days"): self.today - timedelta(days=29),
            _("12 weeks"): monday - timedelta(weeks=WEEKS - 1),
            _("One year"): self.today - LONGEST + timedelta(days=1),
        }
        return [
            Shortcut(
                label,
                str(self.address.having(du=(first.isoformat(),), au=(self.today.isoformat(),))),
                (first, self.today) == (self.first, self.last),
            )
            for label, first in firsts.items()
        ]

    @property
    def query_string(self) -> str:
        """What an export is asked with: the same filters, the days always said."""
        days = self.address.having(du=(self.first.isoformat(),), au=(self.last.isoformat(),))
        return str(days).partition("?")[2]

    @property
    def clear_url(self) -> str:
        """The address with the days alone."""
        return str(self.address.without(*FILTERS))

    def _options(self, name: str) -> list[Option]:
        chosen = self.values.get(name, ())
        labels = self.labels.of(FACET_OF[name])
        if name == "departement":
            near = Departement.objects.filter(region__in=self.values.get("region", ())).values_list("code", flat=True)
            labels = {code: labels[code] for code in labels if code in {*near, *chosen}}
        return [Option(value, label, value in chosen) for value, label in labels.items()]

    def _read_days(self) -> tuple[date, date]:
        """Return the first and the last day; without any, the last twelve weeks and what has passed of this one."""
        first, last = self._read_one("du", self._read_day), self._read_one("au", self._read_day)
        last = last or (min(self.today, first + LONGEST - timedelta(days=1)) if first else self.today)
        first = first or last - timedelta(days=last.weekday(), weeks=WEEKS - 1)
        if first > last:
            self._warn(_("The first day comes after the last: we show the twelve weeks before the last."))
            self.values["du"] = ()
            first = last - timedelta(days=last.weekday(), weeks=WEEKS - 1)
        if last - first >= LONGEST:
            self._warn(_("We show a year at most: the last one of the days you asked for."))
            first = last - LONGEST + timedelta(days=1)
            self.values["du"] = (first.isoformat(),)
        return first, last

    def _read_day(self, text: str) -> date:
        day = reading.read_day(text)
        if not FIRST_DAY <= day <= self.today:
            message = _("There are no figures for “%(value)s”: choose a day that has come. This date was left out.")
            raise reading.MeaninglessError(message % {"value": reading.quoted(text)})
        return day
