"""The forms of a page, in parts that the wizard shows one after the other and the editing page all together."""

from .identity import IdentityForm
from .offer import KindsForm, ProfessionRows, SkillRows, TextsForm, ThemeRows
from .references import ReferenceRows
from .screen import Screen

__all__ = [
    "IdentityForm",
    "KindsForm",
    "ProfessionRows",
    "ReferenceRows",
    "Screen",
    "SkillRows",
    "TextsForm",
    "ThemeRows",
]
