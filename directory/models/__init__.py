"""Who: reference lists, establishments, volunteers and their pages."""

from .availability import Area, Availability, AvailabilityFact, DatedSlot, WeeklySlot
from .colleagues import EstablishmentEvent, Invitation
from .contact import Block, ContactReveal, Conversation, Message, Solicitation, SolicitationKind, Via
from .establishments import Establishment, EstablishmentCategory, FinessRecord, Membership
from .pages import DirectoryPage
from .profile_parts import ProfileDocument, ProfileProfession, ProfileReference, ProfileSkill, Upload
from .reference import Commune, Departement, Function, Profession, Region, Skill, Theme
from .volunteers import ProfileTheme, Volunteer, VolunteerFact, VolunteerProfilePage

__all__ = [
    "Area",
    "Availability",
    "AvailabilityFact",
    "Block",
    "Commune",
    "ContactReveal",
    "Conversation",
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
    "Message",
    "Profession",
    "ProfileDocument",
    "ProfileProfession",
    "ProfileReference",
    "ProfileSkill",
    "ProfileTheme",
    "Region",
    "Skill",
    "Solicitation",
    "SolicitationKind",
    "Theme",
    "Upload",
    "Via",
    "Volunteer",
    "VolunteerFact",
    "VolunteerProfilePage",
    "WeeklySlot",
]
