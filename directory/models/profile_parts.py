"""What hangs on a volunteer's page in several lines: professions, skills, references, documents; and their files.

Children of the page are part of its revisions; an `Upload` never is, a revision only points at it.
"""

from pathlib import PurePath
from uuid import uuid4

from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from ..choices import SkillLevel, UploadKind
from ..rpps import validate_rpps
from .reference import Profession, Skill
from .zones import ZonedRow

# The media view never serves what is below this folder: such files have an address that asks who is reading.
PRIVATE_FOLDER = "documents/profiles"


class ProfileProfession(ZonedRow):
    """A profession somebody holds, with the number under which the national register knows them.

    The number is for moderators, who check it; it is on no page unless its owner shows it.
    """

    page = ParentalKey("VolunteerProfilePage", on_delete=models.CASCADE, related_name="profile_professions")
    profession = models.ForeignKey(Profession, models.PROTECT, related_name="+", verbose_name=_("profession"))
    registration_number = models.CharField(
        _("registration number (RPPS)"), max_length=11, blank=True, validators=[validate_rpps]
    )

    class Meta(ZonedRow.Meta):
        verbose_name = _("profession held")
        verbose_name_plural = _("professions held")
        constraints = [models.UniqueConstraint(fields=["page", "profession"], name="directory_each_profession_once")]
        # Matching reads everybody who holds a profession, or those who are near: from the index alone.
        indexes = [
            models.Index(
                fields=["profession", "zone", "page", "registration_number"], name="directory_profession_by_zone"
            )
        ]

    def __str__(self) -> str:
        return str(self.profession)


class ProfileSkill(ZonedRow):
    """Something somebody can do, and how well; data sets don't always say how well."""

    page = ParentalKey("VolunteerProfilePage", on_delete=models.CASCADE, related_name="profile_skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+", verbose_name=_("skill"))
    level = models.CharField(_("level"), max_length=12, choices=SkillLevel.choices, blank=True)

    class Meta(ZonedRow.Meta):
        verbose_name = _("skill offered")
        verbose_name_plural = _("skills offered")
        constraints = [models.UniqueConstraint(fields=["page", "skill"], name="directory_each_skill_once")]
        # As above.
        indexes = [models.Index(fields=["skill", "zone", "page", "level"], name="directory_skill_by_zone")]

    def __str__(self) -> str:
        return str(self.skill)


class ProfileReference(Orderable):
    """Something somebody did that others can check: a project, a structure, a publication."""

    page = ParentalKey("VolunteerProfilePage", on_delete=models.CASCADE, related_name="profile_references")
    text = models.CharField(_("reference"), max_length=200)
    url = models.URLField(_("web address"), blank=True, validators=[URLValidator(schemes=["http", "https"])])

    class Meta(Orderable.Meta):
        verbose_name = _("reference")
        verbose_name_plural = _("references")

    def __str__(self) -> str:
        return self.text


def private_name(upload: "Upload", name: str) -> str:
    """Return where a file is kept: a name that tells nothing and can't be guessed, whatever it was called."""
    return f"{PRIVATE_FOLDER}/{uuid4().hex}{PurePath(name).suffix.lower()}"


class Upload(models.Model):
    """A file somebody sent in for their page: already checked and written again, read through our own views only."""

    volunteer = models.ForeignKey("Volunteer", models.CASCADE, related_name="uploads", verbose_name=_("volunteer"))
    kind = models.CharField(_("kind"), max_length=10, choices=UploadKind.choices)
    file = models.FileField(_("file"), upload_to=private_name)
    size = models.PositiveIntegerField(_("size in bytes"))
    created_at = models.DateTimeField(_("sent at"), default=timezone.now)

    class Meta:
        verbose_name = _("file of a volunteer")
        verbose_name_plural = _("files of volunteers")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} #{self.pk}"


class ProfileDocument(Orderable):
    """A document on somebody's page: a certificate, a guide they wrote."""

    page = ParentalKey("VolunteerProfilePage", on_delete=models.CASCADE, related_name="profile_documents")
    upload = models.ForeignKey(Upload, models.CASCADE, related_name="+", verbose_name=_("file"))
    title = models.CharField(_("title"), max_length=120)

    class Meta(Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title
