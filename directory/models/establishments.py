"""Hospitals, nursing homes and the like, by their FINESS number, and the people who act for them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import LegalStatus, MembershipRole, Sector
from ..finess import validate_finess
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

    def for_member(self, user: models.Model) -> Self:
        """Those this person may act for."""
        return self.filter(memberships__user=user, memberships__confirmed_at__isnull=False)


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

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["user", "establishment"], name="directory_one_membership_each")]

    def __str__(self) -> str:
        return f"{self.user} – {self.establishment}"
