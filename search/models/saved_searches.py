"""A search that somebody keeps, and what is remembered so that an alert tells nothing twice."""

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 120
LONGEST_ADDRESS = 2000
LONGEST_SUMMARY = 300


class Frequency(models.TextChoices):
    """How often somebody wants to hear of new matches."""

    AT_ONCE = "at_once", _("At once, one e-mail an hour at the most")
    DAILY = "daily", _("Every morning")
    WEEKLY = "weekly", _("Every Monday morning")
    NEVER = "never", _("Never: I come and look myself")


class SearchedList(models.TextChoices):
    """The list that is searched, by its word in addresses."""

    PEOPLE = "annuaire", _("The directory")
    REQUESTS = "demandes", _("Help requests")
    RESOURCES = "outils", _("The toolbox")
    EVERYTHING = "recherche", _("The whole portal")


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    """Which saved searches."""

    def alerting(self) -> Self:
        """Those whose owner wants mail and may have it."""
        return self.filter(user__is_active=True).exclude(frequency=Frequency.NEVER)

    def at_once(self) -> Self:
        """Those to be looked at whenever something becomes searchable."""
        return self.alerting().filter(frequency=Frequency.AT_ONCE)

    def due(self, now: datetime) -> Self:
        """Those whose time has come, in the order in which every worker takes them."""
        return self.alerting().filter(due_at__lte=now).order_by("user_id", "pk")


class SavedSearch(models.Model):
    """A search by its address. `seen` are the keys of what was there or told before ("profile:12"), never content.

    `is_wide`: more matched than is looked at (`search/saved/looking.py`); then only what was published since
    `looked_at` is new. `version` counts the looks: whoever writes one down states the version it began with.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    searched = models.CharField(_("list"), max_length=20, choices=SearchedList.choices)
    parameters = models.CharField(_("address"), max_length=LONGEST_ADDRESS, blank=True)
    summary = models.CharField(_("in words"), max_length=LONGEST_SUMMARY)
    frequency = models.CharField(_("alerts"), max_length=20, choices=Frequency.choices, default=Frequency.NEVER)
    created_at = models.DateTimeField(_("saved at"), default=timezone.now)
    due_at = models.DateTimeField(_("next look"), null=True, editable=False)
    looked_at = models.DateTimeField(_("last look"), default=timezone.now, editable=False)
    alerted_at = models.DateTimeField(_("last alert"), null=True, editable=False)
    seen = models.JSONField(default=list, editable=False)
    is_wide = models.BooleanField(default=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["due_at"], name="search_saved_due", condition=~models.Q(due_at=None))]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """Where its results are, in the reader's language."""
        is_page = self.searched != SearchedList.EVERYTHING
        path = reverse("wagtail_serve", args=[f"{self.searched}/"]) if is_page else reverse("search")
        return f"{path}?{self.parameters}" if self.parameters else path

    @property
    def data(self) -> QueryDict:
        """The parameters as a request would bring them."""
        return QueryDict(self.parameters)

    @property
    def past_day(self) -> date | None:
        """The day asked for ("available on"), once it is over: nothing can be found for it any more."""
        word = self.data.get("disponible", "1")
        day = timezone.localdate() if word == "1" else date.fromisoformat(word)
        return day if day < timezone.localdate() else None
