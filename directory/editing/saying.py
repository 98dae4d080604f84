"""A field of a page in words, for comparison: keys become names, lines become lines of text."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from portal.editing.contents import Content

from ..choices import LegalStatus, Sector, Situation, SkillLevel, ThemeLevel, VolunteerKind
from ..models import Commune, Function, Profession, Region, Skill, Theme
from ..presentation import language_name
from ..wording import typographic

Say = Callable[[Any], str]


def _plain(value: Any) -> str:
    return str(value or "")


def _label(choices: Any) -> Say:
    return lambda value: str(choices(value).label) if value in choices.values else ""


def _labels(choices: Any) -> Say:
    return lambda values: ", ".join(str(choices(value).label) for value in values if value in choices.values)


def _entry(model: Any) -> Say:
    def say(key: Any) -> str:
        entry = model.objects.filter(pk=key).first() if key else None
        return typographic(str(entry)) if entry else ""

    return say


def _names(model: Any, keys: Iterable[Any]) -> Mapping[Any, str]:
    return {key: typographic(str(entry)) for key, entry in model.objects.in_bulk(list(keys)).items()}


def _lines(model: Any, *say: Say) -> Say:
    def together(lines: list[list[Any]]) -> str:
        names = _names(model, [line[0] for line in lines])
        told = (
            [names.get(first, ""), *(one(part) for one, part in zip(say, rest, strict=True))] for first, *rest in lines
        )
        return "\n".join(", ".join(part for part in parts if part) for parts in told)

    return together


def _pairs(lines: list[list[Any]]) -> str:
    return "\n".join(" ".join(str(part) for part in line if part) for line in lines)


def _documents(lines: list[list[Any]]) -> str:
    return "\n".join(str(title) for _key, title in lines)


def _photo(key: Any) -> str:
    found = get_image_model().objects.filter(pk=key).only("created_at").first() if key else None
    return _("A photo (%(number)s)") % {"number": found.pk} if found else ""


SAY: Mapping[str, Say] = {
    "photo": _photo,
    "function": _entry(Function),
    "sector": _label(Sector),
    "legal_status": _label(LegalStatus),
    "commune": _entry(Commune),
    "region": _entry(Region),
    "kinds": _labels(VolunteerKind),
    "situation": _label(Situation),
    "themes": _lines(Theme, _label(ThemeLevel), _plain),
    "professions": _lines(Profession, _plain),
    "skills": _lines(Skill, _label(SkillLevel)),
    "languages": lambda codes: ", ".join(language_name(code) for code in codes),
    "references": _pairs,
    "documents": _documents,
}


def say(name: str, content: Content) -> str:
    """Return what a content says in this field."""
    return SAY.get(name, _plain)(content[name])
