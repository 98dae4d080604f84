"""Themes, professions, functions and skills: loaded once, then the editors' own."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.text import slugify
from django.utils.translation import gettext as _

from ..models import Function, Profession, Skill, Theme
from .tables import Row, read
from .writing import Change, add_missing

THEME_COLUMNS = (
    "code", "parent", "niveau", "libelle_fr", "libelle_en", "synonymes_fr", "acronymes", "synonymes_en",
)  # fmt: skip


def _lines(*lists: str) -> str:
    """Write lists delivered with vertical bars as the model keeps them: one word a line, none twice."""
    words = [word.strip() for each in lists for word in each.split("|")]
    return "\n".join(dict.fromkeys(word for word in words if word))


def load_themes(folder: Path) -> list[Change]:
    """Load the families, then the themes, which need them."""
    rows = list(read(folder / "themes.csv", THEME_COLUMNS, key="code"))
    families = [_theme(row) for row in rows if row["niveau"] == "1"]
    first = add_missing(Theme, families)
    parents = dict(Theme.objects.filter(parent=None).values_list("slug", "pk"))
    second = add_missing(Theme, [_theme(row, _parent(row, parents)) for row in rows if row["niveau"] != "1"])
    return [Change(second.label, first.added + second.added, 0, second.total)]


def _parent(row: Row, parents: dict[str, int]) -> int:
    if row["niveau"] != "2":
        raise row.wrong(_("“%(column)s”: “%(value)s” is unknown") % {"column": "niveau", "value": row["niveau"]})
    try:
        return parents[row["parent"].lower()]
    except KeyError:
        told = {"column": "parent", "value": row["parent"]}
        raise row.wrong(_("“%(column)s”: “%(value)s” is unknown") % told) from None


def _theme(row: Row, parent_id: int | None = None) -> Theme:
    return Theme(
        slug=row["code"].lower(),
        parent_id=parent_id,
        name_fr=row.required("libelle_fr"),
        name_en=row["libelle_en"],
        synonyms=_lines(row["synonymes_fr"], row["synonymes_en"]),
        acronyms=" ".join(row["acronymes"].split("|")),
    )


def load_professions(folder: Path) -> Change:
    """Load the professions, care and not."""
    columns = ("famille", "soignant", "masculin", "feminin", "synonymes", "libelle_en")
    rows = read(folder / "professions.csv", columns, key="masculin")
    return add_missing(Profession, [_profession(row) for row in rows])


def _profession(row: Row) -> Profession:
    return Profession(
        slug=slugify(row["masculin"]),
        name_fr=row["masculin"],
        feminine=row.required("feminin"),
        name_en=row["libelle_en"],
        synonyms=_lines(row["synonymes"]),
        family=slugify(row.required("famille")),
        is_care=row.one_of("soignant", {"1": True, "0": False}),
    )


def load_functions(folder: Path) -> Change:
    """Load the functions."""
    rows = read(folder / "fonctions.csv", ("code", "masculin", "feminin", "synonymes", "libelle_en"), key="code")
    return add_missing(Function, [_function(row) for row in rows])


def _function(row: Row) -> Function:
    code, synonyms = row["code"], _lines(row["synonymes"])
    return Function(
        slug=code.lower(),
        name_fr=row.required("masculin"),
        feminine=row.required("feminin"),
        name_en=row["libelle_en"],
        synonyms=synonyms,
        # Some codes are only the file's own (DIR, RTELE): people say those that are among the synonyms.
        acronym=code if code in synonyms.splitlines() else "",
    )


def load_skills(folder: Path) -> Change:
    """Load the skills."""
    columns = ("famille", "libelle_fr", "libelle_en", "synonymes")
    return add_missing(Skill, _skills(read(folder / "competences.csv", columns, key="libelle_fr")))


def _skills(rows: Iterator[Row]) -> Iterator[Skill]:
    for row in rows:
        yield Skill(
            slug=slugify(row["libelle_fr"]),
            name_fr=row["libelle_fr"],
            name_en=row["libelle_en"],
            synonyms=_lines(row["synonymes"]),
            family=slugify(row.required("famille")),
        )
