"""Hospitals, nursing homes and the like, by their FINESS number, and the people who act for them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import LegalStatus, MembershipRole, Sector, ShownAs
from ..domains import validate_domains
from ..finess import validate_finess
from ..wording import typographic
from .reference import Commune, Region


class EstablishmentCategory(models.Model):
    """A category of the national register (EHPAD, CH…) with the sector it belongs to."""

    code = models.CharField(_("FINESS category"), max_length=4, primary_key=True)
    acronym = models.CharField(_("acronym"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=160)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices)
    group = models.CharField(_("group"), max_length=60)

    class Meta:
        verbose_name = _("category of establishment")
        verbose_name_plural = _("categories of establishment")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.acronym

    @property
    def label(self) -> str:
        """The name as pages print it."""
        return typographic(self.name)


class FinessRecord(models.Model):
    """A line of the packaged extract of the national register: what a FINESS number fills in. Not an account."""

    finess = models.CharField(_("FINESS number"), max_length=9, primary_key=True)
    name = models.CharField(_("name"), max_length=200)
    category = models.ForeignKey(EstablishmentCategory, models.PROTECT, null=True, related_name="+")
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices, default=Sector.NOT_GIVEN)
    legal_status = models.CharField(
        _("legal status"), max_length=20, choices=LegalStatus.choices, default=LegalStatus.NOT_GIVEN
    )
    commune = models.ForeignKey(Commune, models.PROTECT, null=True, related_name="+")
    # Names, category and commune without accents, for type-ahead (`reference/register.py:searchable`).
    search_name = models.CharField(max_length=400, blank=True, editable=False)

    class Meta:
        verbose_name = _("FINESS record")
        verbose_name_plural = _("FINESS records")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.finess})"


class EstablishmentQuerySet(models.QuerySet["Establishment"]):
    """Which establishments."""

    def verified(self) -> Self:
        """Those the coordinators, or a professional address, have vouched for."""
        return self.filter(verified_at__isnull=False)

    def for_member(self, user: models.Model | models.Expression) -> Self:
        """Those this person may act for."""
        return self.filter(memberships__user=user, memberships__confirmed_at__isnull=False)

    def without_manager(self) -> Self:
        """Those whose people have nobody in charge: their last manager left the portal, or may no longer sign in."""
        people = Membership.objects.confirmed().filter(establishment=OuterRef("pk"))
        return self.filter(Exists(people)).exclude(Exists(people.managers().filter(user__is_active=True)))

    def to_verify(self) -> Self:
        """Those that wait for a coordinator, because somebody wants to act for them: a data set alone asks nothing."""
        people = Membership.objects.filter(establishment=OuterRef("pk"))
        return self.filter(Exists(people), verified_at=None, refused_at=None)


class Establishment(models.Model):
    """An establishment that asks for help."""

    finess = models.CharField(_("FINESS number"), max_length=9, unique=True, validators=[validate_finess])
    name = models.CharField(_("name"), max_length=200)
    category = models.ForeignKey(
        EstablishmentCategory, models.PROTECT, related_name="establishments", verbose_name=_("category")
    )
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices, default=Sector.NOT_GIVEN)
    legal_status = models.CharField(
        _("legal status"), max_length=20, choices=LegalStatus.choices, default=LegalStatus.NOT_GIVEN
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="establishments", verbose_name=_("region")
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="establishments", verbose_name=_("commune")
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)
    refused_at = models.DateTimeField(_("refused at"), null=True, blank=True, editable=False)
    refusal = models.CharField(_("reason of the refusal"), max_length=500, blank=True, editable=False)
    domains = models.CharField(
        _("e-mail domains"),
        max_length=300,
        blank=True,
        validators=[validate_domains],
        help_text=_("With a space between them. Whoever has a confirmed address there is a member at once."),
    )
    shown_as = models.CharField(
        _("what the public reads"), max_length=10, choices=ShownAs.choices, default=ShownAs.NAME
    )
    created_at = models.DateTimeField(_("added at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("added by"),
    )
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="establishments")

    objects = EstablishmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("establishment")
        verbose_name_plural = _("establishments")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Where it is, as precisely as known: commune, else region."""
        return str(self.commune or self.region or "")

    @property
    def is_verified(self) -> bool:
        """Whether a coordinator, or a professional address, has vouched for it."""
        return self.verified_at is not None

    @property
    def shows_its_name(self) -> bool:
        """Whether the public reads its name."""
        return self.shown_as == ShownAs.NAME

    @property
    def shown_name(self) -> str:
        """What the public reads where the place stands beside: its name, or only what it is."""
        return self.name if self.shows_its_name else self.category.label

    @property
    def shown_in_full(self) -> str:
        """What the public reads where nothing stands beside: its name, or what it is and where."""
        return self.name if self.shows_its_name else ", ".join(filter(None, (self.shown_name, self.place)))

    @property
    def domain_list(self) -> list[str]:
        """The domains whose addresses are its people's."""
        return self.domains.split()


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Which memberships."""

    def confirmed(self) -> Self:
        """Of people who may act."""
        return self.filter(confirmed_at__isnull=False)

    def waiting(self) -> Self:
        """Those somebody has to decide on."""
        return self.filter(confirmed_at=None)

    def managers(self) -> Self:
        """Of people who decide for their establishment."""
        return self.confirmed().filter(role=MembershipRole.MANAGER)


class Membership(models.Model):
    """Somebody who acts for an establishment, once confirmed."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("person")
    )
    establishment = models.ForeignKey(
        Establishment, models.CASCADE, related_name="memberships", verbose_name=_("establishment")
    )
    role = models.CharField(_("role"), max_length=20, choices=MembershipRole.choices, default=MembershipRole.MEMBER)
    created_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["user", "establishment"], name="directory_one_membership_each")]

    def __str__(self) -> str:
        return f"{self.user} – {self.establishment}"

    @property
    def is_manager(self) -> bool:
        """Whether this person decides for the establishment."""
        return self.confirmed_at is not None and self.role == MembershipRole.MANAGER
