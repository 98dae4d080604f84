"""What each kind of record may say: its keys, which of them must be there, and how their values are checked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from directory.choices import AvailabilityStatus, Gender, LegalStatus, Mode, Sector, TimeSlot, VolunteerKind
from help_requests.choices import Channel, HelpKind, State, Urgency

from . import records
from .lists import Lists
from .values import (
    Check,
    choice,
    day,
    email,
    finess,
    known,
    list_of,
    moment,
    or_none,
    several,
    text,
    week_part,
    whole,
    yes_or_no,
)

identifier = text(64)
NOBODY = records.AuthorRecord()


@dataclass(frozen=True)
class Key:
    """One key of a record. `field` is its name in the record when that differs (`from` is a word of Python's)."""

    check: Check
    required: bool = True
    field: str = ""


def optional(check: Check, field: str = "") -> Key:
    """A key that may be missing or null, which says the same."""
    return Key(or_none(check), required=False, field=field)


@dataclass(frozen=True)
class Shape:
    """The keys of a kind of record, and what makes a record of their values."""

    keys: dict[str, Key]
    build: Callable[..., Any]


def problems_of(raw: Any, shape: Shape) -> tuple[dict[str, Any], list[str]]:
    """Return the checked values of an object by field name, and the reasons why it can't be one."""
    if not isinstance(raw, dict):
        return {}, [_("should be an object")]
    wrong = [_("“%(key)s”: unknown key") % {"key": key} for key in raw if key not in shape.keys]
    wrong += [_("“%(key)s”: missing") % {"key": k} for k, key in shape.keys.items() if key.required and k not in raw]
    values = {}
    for name, key in shape.keys.items():
        if name in raw:
            try:
                value = key.check(raw[name])
            except ValueError as error:
                wrong.append(_("“%(key)s”: %(reason)s") % {"key": name, "reason": error})
            else:
                if value is not None:
                    values[key.field or name] = value
    return values, wrong


def object_of(shape: Shape) -> Check:
    """An object within a record."""

    def check(value: Any) -> Any:
        values, wrong = problems_of(value, shape)
        if wrong:
            raise ValueError("; ".join(wrong))
        return shape.build(**values)

    return check


AVAILABILITY = Shape(
    {
        "status": Key(choice(AvailabilityStatus)),
        "times": optional(several(choice(TimeSlot))),
        "modes": optional(several(choice(Mode))),
        "week": optional(several(week_part)),
    },
    records.AvailabilityRecord,
)

AUTHOR = Shape(
    {"volunteer": optional(identifier), "establishment": optional(identifier)},
    records.AuthorRecord,
)

SUPPORT = Shape(
    {
        "volunteer": Key(identifier),
        "channel": Key(choice(Channel)),
        "at": Key(moment),
        "minutes": optional(whole(0)),
    },
    records.SupportRecord,
)

TOOL = Shape({"title": Key(text(200)), "sent_at": Key(moment)}, records.ToolRecord)

POST = Shape(
    {
        "id": Key(identifier),
        "request": Key(identifier),
        "author": Key(object_of(AUTHOR)),
        "at": Key(moment),
        "body": Key(text(8000)),
        "solution_of": optional(identifier),
    },
    records.PostRecord,
)


def volunteer(lists: Lists) -> Shape:
    """The shape of a volunteer. `function`, `region` and `published_at` are there, and may be null: not given."""
    return Shape(
        {
            "id": Key(identifier),
            "first_name": Key(text(80)),
            "last_name": Key(text(80)),
            "email": Key(email),
            "gender": Key(choice(Gender)),
            "kinds": Key(several(choice(VolunteerKind), least=1)),
            "function": Key(or_none(known(lists.functions))),
            "sector": Key(choice(Sector)),
            "legal_status": Key(choice(LegalStatus)),
            "region": Key(or_none(known(lists.regions))),
            "commune": optional(known(lists.communes)),
            "themes": Key(several(known(lists.themes))),
            "professions": optional(several(known(lists.professions))),
            "skills": optional(several(known(lists.skills))),
            "presentation": Key(text(4000)),
            "phone": optional(text(20, blank=True)),
            "availability": Key(object_of(AVAILABILITY)),
            "area": optional(object_of(area(lists))),
            "registered_at": Key(moment),
            "published_at": Key(or_none(moment)),
        },
        _volunteer_record,
    )


def _volunteer_record(**values: Any) -> records.VolunteerRecord:
    return records.VolunteerRecord(**({"function": None, "published_at": None} | values))


def area(lists: Lists) -> Shape:
    """The shape of an area of intervention."""
    around = Shape({"commune": Key(known(lists.communes)), "km": Key(whole(1, 2000))}, records.AroundRecord)
    return Shape(
        {
            "regions": optional(several(known(lists.regions))),
            "departements": optional(several(known(lists.departements))),
            "around": optional(object_of(around)),
            "remote": optional(yes_or_no),
        },
        records.AreaRecord,
    )


def establishment(lists: Lists) -> Shape:
    """The shape of an establishment."""

    def category(value: Any) -> str:
        return lists.categories[known(lists.categories)(value.lower() if isinstance(value, str) else value)]

    return Shape(
        {
            "id": Key(identifier),
            "finess": Key(finess),
            "name": Key(text(200)),
            "category": Key(category),
            "sector": Key(choice(Sector)),
            "legal_status": Key(choice(LegalStatus)),
            "region": Key(or_none(known(lists.regions))),
            "commune": optional(known(lists.communes)),
        },
        records.EstablishmentRecord,
    )


def need(lists: Lists) -> Shape:
    """The shape of a need."""
    return Shape(
        {
            "profession": optional(known(lists.professions)),
            "skill": optional(known(lists.skills)),
            "number": Key(whole(1)),
            "filled": optional(whole(0)),
            "from": optional(day, "starts_on"),
            "to": optional(day, "ends_on"),
        },
        records.NeedRecord,
    )


def request(lists: Lists) -> Shape:
    """The shape of a request. Who asks is an `establishment`, a `volunteer` or both, or an `author` as of a post."""
    return Shape(
        {
            "id": Key(identifier),
            "establishment": optional(identifier),
            "volunteer": optional(identifier),
            "author": optional(object_of(AUTHOR)),
            "title": Key(text(255)),
            "description": Key(text(8000)),
            "themes": Key(several(known(lists.themes))),
            "kind": Key(choice(HelpKind)),
            "urgency": Key(choice(Urgency)),
            "submitted_at": Key(or_none(moment)),
            "published_at": Key(or_none(moment)),
            "status": Key(choice(State)),
            "closed_at": optional(moment),
            "support": optional(list_of(object_of(SUPPORT))),
            "tools": optional(list_of(object_of(TOOL))),
            "needs": optional(list_of(object_of(need(lists)))),
        },
        _request_record,
    )


def _request_record(
    *,
    status: str,
    volunteer: str | None = None,
    establishment: str | None = None,
    author: records.AuthorRecord = NOBODY,
    **values: Any,
) -> records.RequestRecord:
    author = records.AuthorRecord(volunteer or author.volunteer, establishment or author.establishment)
    return records.RequestRecord(author=author, status=State(status), **values)
