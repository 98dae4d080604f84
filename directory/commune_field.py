"""A commune typed as people write it, without a script: a name, a postcode, or a name with its département."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from .choosers import search_communes
from .models import Commune
from .wording import typographic

# « Saint-Denis (93) », as the portal itself writes it.
WITH_DEPARTEMENT = re.compile(r"(?P<name>.+?)\s*\(\s*(?P<departement>[0-9AB]{2,3})\s*\)", re.IGNORECASE)
# More of them is a list to read, not a hint.
MOST_NAMED = 6


class CommuneField(forms.CharField):
    """Returns a `Commune`, or None when nothing was typed; says which ones are meant when several could be."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Name or postcode: Lyon, 69003, Saint-Denis (93)…"))
        super().__init__(max_length=100, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Commune) else value

    def clean(self, value: Any) -> Commune | None:  # type: ignore[override]
        """Return the commune that was typed; raises `ValidationError` when none or several are meant."""
        words = super().clean(value)
        return found(words) if words else None


def found(words: str) -> Commune:
    """Return the one commune these words name; raises `ValidationError`."""
    exact = exactly(words)
    if len(exact) == 1:
        return exact[0]
    if exact:
        raise ValidationError(
            _("Several places are called so. Write one of these: %(places)s."), params={"places": named(exact)}
        )
    near = list(search_communes(Commune.objects.all(), words)[:MOST_NAMED])
    if near:
        raise ValidationError(
            _("We know no commune of this name. Did you mean one of these: %(places)s?"), params={"places": named(near)}
        )
    raise ValidationError(_("We know no commune of this name: check its spelling, or type its postcode."))


def exactly(words: str) -> list[Commune]:
    """Return the communes that are called or coded exactly so, a few at most."""
    if re.fullmatch(r"[0-9][0-9AB][0-9]{3}", words, re.IGNORECASE):
        return list(Commune.objects.for_code(words.upper())[:MOST_NAMED])
    match = WITH_DEPARTEMENT.fullmatch(words)
    name = match["name"] if match else words
    rows = Commune.objects.filter(search_name=slugify(name.replace("’", " ").replace("'", " ")).replace("-", " "))
    if match:
        rows = rows.filter(departement=match["departement"].upper())
    return list(rows.order_by("-population", "code")[:MOST_NAMED])


def named(communes: list[Commune]) -> str:
    """Return communes in a line, each with what tells it from the others."""
    return ", ".join(typographic(str(commune)) for commune in communes)
