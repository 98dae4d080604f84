"""Who: reference lists, establishments, volunteers and their pages."""

from .establishments import Establishment, EstablishmentCategory, FinessRecord, Membership
from .pages import DirectoryPage
from .reference import Commune, Departement, Function, Profession, Region, Skill, Theme
from .volunteers import (
    Area,
    Availability,
    ProfileTheme,
    Volunteer,
    VolunteerFact,
    VolunteerProfilePage,
)

__all__ = [
    "Area",
    "Availability",
    "Commune",
    "Departement",
    "DirectoryPage",
    "Establishment",
    "EstablishmentCategory",
    "FinessRecord",
    "Function",
    "Membership",
    "Profession",
    "ProfileTheme",
    "Region",
    "Skill",
    "Theme",
    "Volunteer",
    "VolunteerFact",
    "VolunteerProfilePage",
]
