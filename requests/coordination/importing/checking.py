"""The lines of a list understood: what each would become, or what is wrong with it, cell by cell. Nothing is written.

The reference lists, establishments and known lines are read once, so a long list costs no more queries than a short.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Establishment, FinessRecord, Profession, Skill, Theme
from help_requests.asking.sensitive import found_in
from help_requests.choices import HelpKind
from help_requests.models import HelpRequestPage

from ..models import ImportedLine
from . import cells
from .cells import CellError, Labels
from .columns import BY_NAME, COLUMNS
from .reading import Line

LONGEST = {"reference": 60, "title": 255, "description": HelpRequestPage._meta.get_field("description").max_length}


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell: its column as the file calls it, and what to do."""

    column: str
    says: str


@dataclass
class Checked:
    """A line: its number in the file, what its cells mean, what is wrong, and the request it became before."""

    row: int
    cells: Mapping[str, str]
    means: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    known: ImportedLine | None = None

    @property
    def fingerprint(self) -> str:
        """What stands for the cells as they are."""
        return hashlib.sha256(json.dumps(self.cells, sort_keys=True).encode()).hexdigest()

    @property
    def is_new(self) -> bool:
        """Whether it becomes a request: a line that came in before doesn't, whatever changed in it since."""
        return self.known is None

    @property
    def was_changed(self) -> bool:
        """Whether its cells are others than when it came in."""
        return self.known is not None and self.known.fingerprint != self.fingerprint

    def wrong(self, name: str, says: str) -> None:
        """Note what is wrong with a cell."""
        self.faults.append(Fault(BY_NAME[name].header, says))


@dataclass(frozen=True)
class Lookups:
    """All that lines refer to, by what they say of it."""

    professions: Labels[Profession]
    skills: Labels[Skill]
    themes: Labels[Theme]
    houses: Mapping[str, Establishment]
    records: Mapping[str, FinessRecord]
    known: Mapping[str, ImportedLine]
    today: date


def check(lines: Sequence[Line], *, source: str) -> list[Checked]:
    """Return what these lines of a source mean."""
    found = [Checked(line["row"], line["cells"]) for line in lines]
    lookups = _lookups(found, source)
    times = Counter(line.cells["reference"] for line in found if line.cells["reference"])
    for line in found:
        _read(line, lookups)
        if times[line.cells["reference"]] > 1:
            line.wrong("reference", _("This reference stands in several lines."))
    return found


def _lookups(found: Iterable[Checked], source: str) -> Lookups:
    numbers = {_finess(line.cells.get("finess", "")) for line in found}
    imported = ImportedLine.objects.filter(source=source).select_related("help_request")
    # With all that an establishment made of a line of the register takes over.
    records = FinessRecord.objects.select_related("category", "commune__departement__region")
    return Lookups(
        Labels(Profession.objects.all()),
        Labels(Skill.objects.all()),
        Labels(Theme.objects.all()),
        {house.finess: house for house in _in_parts(Establishment.objects.select_related("category"), numbers)},
        {record.finess: record for record in _in_parts(records, numbers)},
        {line.reference: line for line in imported},
        timezone.localdate(),
    )


def _in_parts(rows: Any, numbers: Iterable[str]) -> Iterable[Any]:
    """Yield the rows with these numbers, some hundreds at a time: SQLite takes no more in one question."""
    wanted = sorted(number for number in numbers if number)
    for start in range(0, len(wanted), 500):
        yield from rows.filter(finess__in=wanted[start : start + 500])


def _finess(text: str) -> str:
    try:
        return cells.finess(text)
    except CellError:
        return ""


def _read(line: Checked, lookups: Lookups) -> None:
    """Understand every cell, note every fault: whoever mends the file mends it once."""
    for column in COLUMNS:
        if column.is_needed and not line.cells.get(column.name):
            line.wrong(column.name, _("This cell is empty."))
    for name, longest in LONGEST.items():
        if len(line.cells.get(name, "")) > (longest or 0):
            line.wrong(name, _("Too long: %(longest)d characters at the most.") % {"longest": longest})
    for name, reader in _readers(lookups).items():
        try:
            line.means[name] = reader(line.cells.get(name, ""))
        except CellError as error:
            line.wrong(name, str(error))
    for name in ("title", "description"):
        for found in found_in(line.cells.get(name, ""), today=lookups.today):
            said = {"kind": found.kind.label, "excerpt": found.excerpt}
            line.wrong(name, _("%(kind)s (%(excerpt)s): everybody would read it. Take it out.") % said)
    line.known = lookups.known.get(line.cells.get("reference", ""))
    if not line.known:
        _read_together(line, lookups)


def _readers(lookups: Lookups) -> dict[str, Callable[[str], Any]]:
    return {
        "kind": lambda text: cells.one_of(text, cells.KINDS),
        "profession": lambda text: lookups.professions.read(text) if text else None,
        "skill": lambda text: lookups.skills.read(text) if text else None,
        "number": cells.number,
        "starts_on": cells.day,
        "ends_on": cells.day,
        "starts_at": cells.hour,
        "ends_at": cells.hour,
        "urgency": lambda text: cells.one_of(text, cells.URGENCIES),
        "needed_by": cells.day,
        "themes": lambda text: [lookups.themes.read(one) for one in map(str.strip, text.split(";")) if one],
        "finess": lambda text: cells.finess(text) if text else "",
    }


def _read_together(line: Checked, lookups: Lookups) -> None:
    """Check what one cell alone doesn't tell."""
    means = line.means
    _read_establishment(line, lookups)
    if means.get("profession") and means.get("skill"):
        line.wrong("skill", _("A profession or a skill, not both: make two lines."))
    if not (line.cells.get("profession") or line.cells.get("skill")) and means.get("kind") != HelpKind.ADVICE:
        line.wrong("profession", _("Say which profession, or which skill in the next column."))
    start, end = means.get("starts_on"), means.get("ends_on")
    if start and end and end < start:
        line.wrong("ends_on", _("The last day comes before the first."))
    elif (last := end or start) and last < lookups.today:
        line.wrong("ends_on" if end else "starts_on", _("This day is past."))
    if means.get("needed_by") and means["needed_by"] < lookups.today:
        line.wrong("needed_by", _("This day is past."))
    if (means.get("starts_at") is None) != (means.get("ends_at") is None) and not line.faults:
        line.wrong("ends_at", _("Give both hours, or none."))


def _read_establishment(line: Checked, lookups: Lookups) -> None:
    """Find the establishment, or the line of the register that it is made from."""
    number = line.means.get("finess")
    if not number:
        return
    house, record = lookups.houses.get(number), lookups.records.get(number)
    line.means["house"], line.means["record"] = house, record
    if house and house.refused_at:
        line.wrong("finess", _("The coordination team could not verify this establishment."))
    elif not house and (record is None or record.category_id is None):
        line.wrong("finess", _("The portal doesn't know this establishment: add it first, then send the file again."))
