"""The forms of a page, in parts that the wizard shows one after the other and the editing page all together."""

from collections.abc import Mapping
from typing import Any

from .identity import IdentityForm
from .offer import KindsForm, ProfessionRows, SkillRows, TextsForm, ThemeRows
from .references import ReferenceRows
from .screen import Screen

__all__ = ["WHAT_PARTS", "WHO_PARTS", "IdentityForm", "Screen"]

# The parts of two screens of the wizard; the editing page has all of them.
WHO_PARTS: Mapping[str, type[Any]] = {"identity": IdentityForm}
WHAT_PARTS: Mapping[str, type[Any]] = {
    "kinds": KindsForm,
    "themes": ThemeRows,
    "professions": ProfessionRows,
    "skills": SkillRows,
    "texts": TextsForm,
    "references": ReferenceRows,
}
