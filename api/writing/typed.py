"""JSON as the pages' own forms take it: what a page would refuse is refused here, in the same words."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from django.db.models import Model
from django.forms import BaseForm, BaseFormSet
from django.http import QueryDict
from django.utils.translation import gettext as _

from directory.models import Function, Profession, Skill, Theme

from ..problems import ProblemError

# Fields that name an entry of a list by its slug; the pages' menus send its key.
ENTRIES: Mapping[str, type[Model]] = {
    "function": Function,
    "theme": Theme,
    "profession": Profession,
    "skill": Skill,
}


def typed(said: Mapping[str, Any], *, lines: Iterable[str] = ()) -> QueryDict:
    """Return values as a browser would send them; `lines` are lists of objects that a form has as rows."""
    data = QueryDict(mutable=True)
    for name, value in said.items():
        if value is None and name not in lines:
            # As if nothing had been sent: an empty text, no choice.
            continue
        if name in lines:
            _put_rows(data, name, value or [])
        elif isinstance(value, list | tuple | set):
            data.setlist(name, [_text(name, one) for one in value])
        else:
            data[name] = _text(name, value)
    return data


def _put_rows(data: QueryDict, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    filled = list(rows)
    # As if each had stood on the page: of one beyond those, what equals the row there before would count as untouched.
    data[f"{name}-TOTAL_FORMS"] = data[f"{name}-INITIAL_FORMS"] = str(len(filled))
    for number, row in enumerate(filled):
        for field, value in row.items():
            if isinstance(value, list):
                data.setlist(f"{name}-{number}-{field}", [_text(field, one) for one in value])
            else:
                data[f"{name}-{number}-{field}"] = _text(field, value)


def _text(name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if name in ENTRIES and value != "":
        return _key(ENTRIES[name], str(value))
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _key(model: type[Model], slug: str) -> str:
    """Return the key of an entry; of a slug that is none, the slug, which the form then refuses by its field."""
    found = None if "\x00" in slug else model._default_manager.filter(slug=slug).values_list("pk", flat=True).first()
    return str(found) if found is not None else f"“{slug}”"


def complaints(parts: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return what the parts of a screen refuse, each with the place in the body it is about."""
    found = []
    for name, part in parts.items():
        forms = [(f"body.{name}.{place}", form) for place, form in enumerate(part.forms)] if _is_rows(part) else []
        if _is_rows(part):
            found += [{"where": f"body.{name}", "message": str(error)} for error in part.non_form_errors()]
        for where, form in forms or [("body", part)]:
            found += _of_form(where, form)
    return found


def _is_rows(part: Any) -> bool:
    return isinstance(part, BaseFormSet)


def _of_form(where: str, form: Any) -> list[dict[str, str]]:
    if _is_rows(form):
        return []
    return [
        {"where": where if field == "__all__" else f"{where}.{field}", "message": str(message)}
        for field, messages in form.errors.items()
        for message in messages
    ]


def refuse(errors: list[dict[str, str]]) -> ProblemError:
    """Return the refusal of what was typed, to be raised."""
    return ProblemError(422, _("Some values can't be taken"), _("See `errors` for each of them."), errors=errors)


def cleaned(form: BaseForm) -> dict[str, Any]:
    """Return what a form makes of the values; raises what the page would show."""
    if not form.is_valid():
        raise refuse(complaints({"": form}))
    return dict(form.cleaned_data)
