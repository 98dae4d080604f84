"""A volunteer: the person's private record, the public page they write, and what happens to both, dated.

What is written is in the page and its revisions; what happens (availability, publication) never is, so that
approving an old revision can't turn back the clock. See docs/decisions/0004.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page

from portal.fields import ChoiceListField
from portal.pages import PortalPageManager, PortalPageQuerySet, WrittenPage

from ..choices import Gender, Language, LegalStatus, Sector, Situation, ThemeLevel, VolunteerKind
from .beside import Beside
from .reference import Commune, Departement, Function, Profession, Region, Skill, Theme
from .zones import ZonedRow


class Volunteer(models.Model):
    """A person who offers help. Kept apart from the page, since nothing here may ever be published.

    Erasure cuts `user` and empties the rest; the bare row stays, so that past figures still count one person.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="volunteer",
        verbose_name=_("person"),
    )
    gender = models.CharField(
        _("gender"),
        max_length=10,
        choices=Gender.choices,
        default=Gender.NOT_GIVEN,
        help_text=_("For statistics only: never shown, never searched."),
    )
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    registered_at = models.DateTimeField(_("registered at"), default=timezone.now)
    # Who sees which field (`visibility.py`): no part of the page, so that hiding something takes effect at once.
    visibility = models.JSONField(_("who sees what"), default=dict, blank=True)

    class Meta:
        verbose_name = _("volunteer")
        verbose_name_plural = _("volunteers")

    def __str__(self) -> str:
        return str(self.user or _("Former member"))


class VolunteerProfilePageQuerySet(PortalPageQuerySet):
    """Which profiles."""

    def for_theme(self, theme: Theme) -> Self:
        """People who offer help on this theme."""
        return self.filter(profile_themes__theme=theme)

    def with_what_it_reads(self) -> Self:
        """The single rows that the page of a profile reads: who it is, where, when."""
        return self.select_related(
            "function", "region", "commune", "volunteer__availability", "volunteer__area__around", "volunteer__user"
        )

    def with_card(self) -> Self:
        """All that a card or an index document shows, in a constant number of queries."""
        return self.select_related(
            "function",
            "region",
            "commune__departement__region",
            "volunteer__availability",
            "volunteer__area__around",
            "photo",
        ).prefetch_related(
            "profile_themes__theme__parent",
            "profile_professions__profession",
            "profile_skills__skill",
            "volunteer__area__regions",
            "volunteer__area__departements",
        )


class VolunteerProfilePage(WrittenPage):
    """What a volunteer tells everybody: written by the volunteer, moderated by editors."""

    volunteer = models.OneToOneField(Volunteer, models.PROTECT, related_name="profile", verbose_name=_("volunteer"))
    kinds = ChoiceListField(_("kinds of help"), default=list, values=VolunteerKind)
    situation = models.CharField(_("situation"), max_length=10, choices=Situation.choices, default=Situation.NOT_GIVEN)
    function = models.ForeignKey(
        Function, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("function")
    )
    organisation = models.CharField(_("structure"), max_length=160, blank=True)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices, default=Sector.NOT_GIVEN)
    legal_status = models.CharField(
        _("legal status"), max_length=20, choices=LegalStatus.choices, default=LegalStatus.NOT_GIVEN
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    presentation = models.TextField(_("presentation"), max_length=4000)
    background = models.TextField(_("background"), max_length=4000, blank=True)
    languages = ChoiceListField(_("languages"), default=list, blank=True, values=Language)
    photo = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )

    # Matching weighs when and where everybody helps who offers a subject.
    time_beside = Beside("directory.Availability")
    area_beside = Beside("directory.Area")

    objects = PortalPageManager.from_queryset(VolunteerProfilePageQuerySet)()

    # Where the database said that the person is, for a page that was read from it.
    _was_at: tuple[Any, ...] | None = None

    is_creatable = False  # a page belongs to somebody who registered: the site makes it
    parent_page_types = ["directory.DirectoryPage"]
    subpage_types: list[str] = []
    template = "directory/profile.html"

    content_panels = [
        *Page.content_panels,
        FieldPanel("presentation"),
        InlinePanel("profile_themes", label=_("Theme")),
        MultiFieldPanel(
            [
                FieldPanel("kinds"),
                FieldPanel("situation"),
                FieldPanel("function"),
            ],
            heading=_("What this person can do"),
        ),
        InlinePanel("profile_professions", label=_("Profession")),
        InlinePanel("profile_skills", label=_("Skill")),
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("sector"),
                FieldPanel("legal_status"),
                FieldPanel("region"),
                FieldPanel("commune"),
            ],
            heading=_("Where this person works"),
        ),
        FieldPanel("background"),
        InlinePanel("profile_references", label=_("Reference")),
        HelpPanel(template="directory/admin/documents.html", heading=_("Documents")),
        FieldPanel("languages"),
        FieldPanel("photo"),
    ]

    class Meta:
        verbose_name = _("volunteer profile")
        verbose_name_plural = _("volunteer profiles")
        # Matching weighs everybody who offers a subject: the row itself is eight times as wide.
        indexes = [
            models.Index(
                fields=["page_ptr", "volunteer", "region", "commune", "sector"], name="directory_profile_weighed"
            )
        ]

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:
        """Remember where the person is according to the database."""
        page = super().from_db(db, field_names, values)
        page._was_at = page._is_at()
        return page

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Tell rows that aren't written with the page, since nobody read them, where the person is now."""
        super().save(*args, **kwargs)
        if self._was_at is not None and self._was_at != self._is_at():
            for rows in (self.profile_themes, self.profile_professions, self.profile_skills):
                rows.get_live_queryset().put_right()
            self._was_at = self._is_at()

    def _is_at(self) -> tuple[Any, ...]:
        """Return region and town; of a page that was read without them, nothing is asked."""
        return self.__dict__.get("region_id"), self.__dict__.get("commune_id")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the page says beyond its own fields."""
        from ..presentation import profile_context

        return super().get_context(request, *args, **kwargs) | profile_context(self, reader=request.user)

    @property
    def place(self) -> str:
        """Where this person is, as precisely as they told: commune, else region."""
        return str(self.commune or self.region or "")

    @property
    def known_region(self) -> Region | None:
        """The region, that of the town when none was told; always public, which the town need not be."""
        return self.region or (self.commune.departement.region if self.commune else None)

    @property
    def professions(self) -> list[Profession]:
        """The professions this person holds, in their order: in one query, however many they are."""
        rows = list(self.profile_professions.all())
        prefetch_related_objects(rows, "profession")
        return [row.profession for row in rows]

    @property
    def skills(self) -> list[Skill]:
        """The skills this person offers, in their order: in one query, however many they are."""
        rows = list(self.profile_skills.all())
        prefetch_related_objects(rows, "skill")
        return [row.skill for row in rows]


class ProfileTheme(ZonedRow):
    """A theme somebody offers help on, how well they know it and a sentence about it."""

    page = ParentalKey(VolunteerProfilePage, on_delete=models.CASCADE, related_name="profile_themes")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+", verbose_name=_("theme"))
    level = models.CharField(_("level"), max_length=10, choices=ThemeLevel.choices, default=ThemeLevel.HAS_DONE)
    note = models.CharField(_("in a sentence"), max_length=300, blank=True)

    class Meta(ZonedRow.Meta):
        verbose_name = _("theme offered")
        verbose_name_plural = _("themes offered")
        constraints = [models.UniqueConstraint(fields=["page", "theme"], name="directory_each_theme_once")]
        # Matching reads everybody who offers a theme, or those who are near: from the index alone.
        indexes = [models.Index(fields=["theme", "zone", "page", "level"], name="directory_theme_by_zone")]

    def __str__(self) -> str:
        return str(self.theme)


class VolunteerFactQuerySet(models.QuerySet["VolunteerFact"]):
    """What was true when."""

    def as_of(self, moment: datetime) -> Self:
        """One row for each profile that was published at `moment`."""
        return self.filter(Q(to_at__isnull=True) | Q(to_at__gt=moment), from_at__lte=moment)

    def current(self) -> Self:
        """The rows that hold now."""
        return self.filter(to_at__isnull=True)


class VolunteerFact(models.Model):
    """What a published profile said from one moment to another; figures read nothing else.

    No name, no text. Erasure empties `volunteer` and keeps the row, so that past weeks can be computed again.
    """

    volunteer = models.ForeignKey(Volunteer, models.SET_NULL, null=True, related_name="facts")
    from_at = models.DateTimeField(_("from"), db_index=True)
    to_at = models.DateTimeField(_("to"), null=True, blank=True)
    registered_at = models.DateTimeField(_("registered at"))
    gender = models.CharField(_("gender"), max_length=10, choices=Gender.choices)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices)
    legal_status = models.CharField(_("legal status"), max_length=20, choices=LegalStatus.choices)
    is_expert = models.BooleanField(default=False)
    is_care = models.BooleanField(default=False)
    is_non_care = models.BooleanField(default=False)
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    departement = models.ForeignKey(Departement, models.PROTECT, null=True, related_name="+")
    function = models.ForeignKey(Function, models.PROTECT, null=True, related_name="+")
    themes = models.ManyToManyField(Theme, related_name="+")

    objects = VolunteerFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("dated fact")
        verbose_name_plural = _("dated facts")
        # When the last of them ended, which key figures ask each time (`reports/key_figures/keeping.py`).
        indexes = [models.Index(fields=["to_at"], name="directory_fact_ended", condition=~Q(to_at=None))]
        constraints = [
            models.UniqueConstraint(fields=["volunteer"], condition=Q(to_at=None), name="directory_one_current_fact"),
            models.CheckConstraint(
                condition=Q(to_at=None) | Q(to_at__gte=models.F("from_at")), name="directory_fact_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.from_at:%Y-%m-%d}"
