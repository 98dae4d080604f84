"""Who: reference lists, establishments, volunteers and their pages."""

from .establishments import Establishment, EstablishmentCategory, FinessRecord, Membership
from .pages import DirectoryPage
from .profile_parts import ProfileDocument, ProfileProfession, ProfileReference, ProfileSkill, Upload
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
    "ProfileDocument",
    "ProfileProfession",
    "ProfileReference",
    "ProfileSkill",
    "ProfileTheme",
    "Region",
    "Skill",
    "Theme",
    "Upload",
    "Volunteer",
    "VolunteerFact",
    "VolunteerProfilePage",
]
