"""Who: reference lists, establishments, volunteers and their pages."""

from .availability import Area, Availability, AvailabilityFact, DatedSlot, WeeklySlot
from .colleagues import EstablishmentEvent, Invitation
from .establishments import Establishment, EstablishmentCategory, FinessRecord, Membership
from .pages import DirectoryPage
from .profile_parts import ProfileDocument, ProfileProfession, ProfileReference, ProfileSkill, Upload
from .reference import Commune, Departement, Function, Profession, Region, Skill, Theme
from .volunteers import ProfileTheme, Volunteer, VolunteerFact, VolunteerProfilePage

__all__ = [
    "Area",
    "Availability",
    "AvailabilityFact",
    "Commune",
    "DatedSlot",
    "Departement",
    "DirectoryPage",
    "Establishment",
    "EstablishmentCategory",
    "EstablishmentEvent",
    "FinessRecord",
    "Function",
    "Invitation",
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
    "WeeklySlot",
]
