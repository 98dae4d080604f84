"""Who: reference lists, establishments, volunteers and their pages."""

from .contact import Block, ContactReveal, Conversation, Message, Solicitation, SolicitationKind, Via
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
    "Block",
    "Commune",
    "ContactReveal",
    "Conversation",
    "Departement",
    "DirectoryPage",
    "Establishment",
    "EstablishmentCategory",
    "FinessRecord",
    "Function",
    "Membership",
    "Message",
    "Profession",
    "ProfileTheme",
    "Region",
    "Skill",
    "Solicitation",
    "SolicitationKind",
    "Theme",
    "Via",
    "Volunteer",
    "VolunteerFact",
    "VolunteerProfilePage",
]
