"""Reference lists, loaded from `data/` by `load_reference` and edited in the CMS where editors may."""

from typing import Self

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..wording import doubled, typographic


class LabelledModel(models.Model):
    """A list entry with a French and an English name and a slug that links and data sets use."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name_fr = models.CharField(_("name in French"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    synonyms = models.TextField(
        _("synonyms"), blank=True, help_text=_("One a line: other words that people type for it.")
    )

    class Meta:
        abstract = True
        ordering = ["name_fr"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return typographic((self.name_en if get_language() == "en" else "") or self.name_fr)

    @property
    def synonym_list(self) -> list[str]:
        """The synonyms, one by one."""
        return [line.strip() for line in self.synonyms.splitlines() if line.strip()]


class GenderedModel(LabelledModel):
    """An entry that French says in two forms; `name_fr` is the masculine one."""

    feminine = models.CharField(_("feminine form"), max_length=160)

    class Meta(LabelledModel.Meta):
        abstract = True

    @property
    def label(self) -> str:
        """What is shown for people whose gender nobody is told: both forms in French."""
        if get_language() == "en" and self.name_en:
            return self.name
        return typographic(doubled(self.name_fr, self.feminine))


class Region(models.Model):
    """A region by its INSEE code."""

    code = models.CharField(_("INSEE code"), max_length=3, primary_key=True)
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["name"]

    def __str__(self) -> str:
        return typographic(self.name)


class Departement(models.Model):
    """A département by its INSEE code (2A and 2B for Corsica)."""

    code = models.CharField(_("INSEE code"), max_length=3, primary_key=True)
    name = models.CharField(_("name"), max_length=80)
    region = models.ForeignKey(Region, models.PROTECT, related_name="departements", verbose_name=_("region"))

    class Meta:
        verbose_name = _("département")
        verbose_name_plural = _("départements")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{typographic(self.name)} ({self.code})"


class CommuneQuerySet(models.QuerySet["Commune"]):
    """How a place is found."""

    def for_code(self, code: str) -> Self:
        """Communes with this INSEE code or postcode, the most peopled first."""
        padded = f" {code} "
        return self.filter(models.Q(code=code) | models.Q(postcodes__contains=padded)).order_by("-population", "code")


class Commune(models.Model):
    """A commune by its INSEE code, with the position of its centre in degrees (WGS 84)."""

    code = models.CharField(_("INSEE code"), max_length=5, primary_key=True)
    name = models.CharField(_("name"), max_length=80)
    search_name = models.CharField(_("name without accents"), max_length=80, db_index=True)
    departement = models.ForeignKey(Departement, models.PROTECT, related_name="communes", verbose_name=_("département"))
    postcodes = models.CharField(_("postcodes"), max_length=250, blank=True, help_text=_("With a space around each."))
    population = models.PositiveIntegerField(_("inhabitants"), default=0)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        ordering = ["name"]
        # Which communes lie around a place.
        indexes = [models.Index(fields=["latitude", "longitude", "code"], name="directory_commune_around")]

    def __str__(self) -> str:
        return f"{typographic(self.name)} ({self.departement_id})"


class Theme(LabelledModel):
    """What help is about, in two levels: families (no parent) and themes."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("family")
    )
    acronyms = models.CharField(
        _("acronyms"), max_length=160, blank=True, help_text=_("Separated by spaces: PCA, PRA…")
    )

    class Meta(LabelledModel.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class Profession(GenderedModel):
    """A profession that a need may ask for and a volunteer may hold."""

    family = models.SlugField(_("family"), max_length=40)
    is_care = models.BooleanField(_("care profession"), default=False)

    class Meta(LabelledModel.Meta):
        verbose_name = _("profession")
        verbose_name_plural = _("professions")


class Function(GenderedModel):
    """What somebody does in their structure (DSI, RSI, director…)."""

    acronym = models.CharField(_("acronym"), max_length=20, blank=True)

    class Meta(LabelledModel.Meta):
        verbose_name = _("function")
        verbose_name_plural = _("functions")


class Skill(LabelledModel):
    """What somebody can do, in the families of non-care help: reception, logistics, catering…"""

    family = models.SlugField(_("family"), max_length=40)

    class Meta(LabelledModel.Meta):
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
