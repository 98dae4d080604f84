"""The closed lists of the directory: values are those of the data format (docs/data-format.md)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sector(models.TextChoices):
    """Part of the health and social-care system; the 2020 report had people without one."""

    SANITAIRE = "sanitaire", _("Hospital care")
    MEDICO_SOCIAL = "medico_social", _("Social care")
    SOCIAL = "social", _("Social work")
    NOT_GIVEN = "not_given", _("Sector not given")


class LegalStatus(models.TextChoices):
    """Who owns a structure."""

    PUBLIC = "public", _("Public")
    PRIVATE_NONPROFIT = "private_nonprofit", _("Private non-profit")
    PRIVATE_FOR_PROFIT = "private_for_profit", _("Private for-profit")
    NOT_GIVEN = "not_given", _("Status not given")


class VolunteerKind(models.TextChoices):
    """What somebody offers: advice, care, or hands. One person may offer several."""

    EXPERT = "expert", _("Expert")
    CARE = "care", _("Care professional")
    NON_CARE = "non_care", _("Non-care volunteer")


class Gender(models.TextChoices):
    """Asked for statistics only, never required, never shown, never indexed."""

    MAN = "man", _("Man")
    WOMAN = "woman", _("Woman")
    NOT_GIVEN = "not_given", _("Not given")


class AvailabilityStatus(models.TextChoices):
    """Whether somebody can be asked now."""

    AVAILABLE = "available", _("Available")
    LIMITED = "limited", _("Available occasionally")
    PAUSED = "paused", _("Not available at the moment")


class TimeSlot(models.TextChoices):
    """When somebody can help."""

    DAY = "day", _("in the daytime")
    MORNING = "morning", _("in the morning")
    AFTERNOON = "afternoon", _("in the afternoon")
    EVENING = "evening", _("in the evening")
    NIGHT = "night", _("at night")
    WEEKEND = "weekend", _("at the weekend")
    ON_DEMAND = "on_demand", _("by appointment")


class DayPart(models.TextChoices):
    """A part of a day, for patterns that a need's dates and hours are compared with (`availability/agenda.py`)."""

    MORNING = "morning", _("morning")
    AFTERNOON = "afternoon", _("afternoon")
    EVENING = "evening", _("evening")
    NIGHT = "night", _("night")


class Weekday(models.IntegerChoices):
    """Days of the week as `date.weekday()` counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class ChangeCause(models.TextChoices):
    """Why somebody's availability changed."""

    PERSON = "person", _("The person said so")
    SILENCE = "silence", _("No answer to two letters")


class Mode(models.TextChoices):
    """How somebody can help."""

    PHONE = "phone", _("by telephone")
    VIDEO = "video", _("by video call")
    ON_SITE = "on_site", _("on site")


class Language(models.TextChoices):
    """Languages in which somebody can help: ISO 639 codes, those most spoken in the country and sign language."""

    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")
    ARABIC = "ar", _("Arabic")
    BERBER = "ber", _("Berber")
    CHINESE = "zh", _("Chinese")
    DUTCH = "nl", _("Dutch")
    GERMAN = "de", _("German")
    ITALIAN = "it", _("Italian")
    PERSIAN = "fa", _("Persian")
    POLISH = "pl", _("Polish")
    PORTUGUESE = "pt", _("Portuguese")
    ROMANIAN = "ro", _("Romanian")
    RUSSIAN = "ru", _("Russian")
    SIGN_LANGUAGE = "fsl", _("French sign language")
    SPANISH = "es", _("Spanish")
    TURKISH = "tr", _("Turkish")
    UKRAINIAN = "uk", _("Ukrainian")
    VIETNAMESE = "vi", _("Vietnamese")


class ThemeLevel(models.TextChoices):
    """How well somebody knows a theme."""

    KNOWS = "knows", _("Knows the subject")
    HAS_DONE = "has_done", _("Has already done it")
    EXPERT = "expert", _("Has led it several times")


class ShownAs(models.TextChoices):
    """What the public reads of an establishment that asks for help."""

    NAME = "name", _("Its name")
    TYPE = "type", _("Only its type and its place")


class EstablishmentChange(models.TextChoices):
    """What happened to an establishment or to somebody in it: a line of its history."""

    CREATED = "created", _("Establishment added")
    VERIFIED = "verified", _("Establishment verified")
    REFUSED = "refused", _("Verification refused")
    EDITED = "edited", _("Details changed")
    SHOWN = "shown", _("What the public reads changed")
    ASKED = "asked", _("Membership asked for")
    CONFIRMED = "confirmed", _("Membership confirmed")
    TURNED_DOWN = "turned_down", _("Membership turned down")
    INVITED = "invited", _("Colleague invited")
    UNINVITED = "uninvited", _("Invitation withdrawn")
    JOINED = "joined", _("Invitation accepted")
    ROLE = "role", _("Role changed")
    REMOVED = "removed", _("Membership ended by somebody else")
    LEFT = "left", _("Membership left")
    TRANSFERRED = "transferred", _("Responsibility handed over")


class SkillLevel(models.TextChoices):
    """How well somebody does something."""

    HELPS = "helps", _("Can lend a hand")
    AT_EASE = "at_ease", _("At ease")
    EXPERIENCED = "experienced", _("Experienced")


class Situation(models.TextChoices):
    """Where somebody stands in their working life: students and retired people have no place of work to name."""

    WORKING = "working", _("Working")
    STUDENT = "student", _("Student")
    RETIRED = "retired", _("Retired")
    NOT_GIVEN = "not_given", _("Situation not given")


class UploadKind(models.TextChoices):
    """What a file is for."""

    PHOTO = "photo", _("Photo before it was framed")
    DOCUMENT = "document", _("Document")


class MembershipRole(models.TextChoices):
    """What somebody may do for an establishment."""

    MANAGER = "manager", _("Manager")
    MEMBER = "member", _("Member")
