"""What was searched for: counts by day, and by month phrases that were typed often. Nothing says by whom."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

# Typed in as many different hours of a month before its text is kept; until then it is a fingerprint.
OFTEN = 3
KEPT_MONTHS = 12


class Where(models.TextChoices):
    """Which list was asked."""

    PEOPLE = "profile", _("directory")
    REQUESTS = "request", _("help requests")
    RESOURCES = "resource", _("toolbox")
    EVERYTHING = "all", _("whole portal")


def months_before(day: date, months: int) -> date:
    """Return the first day of the month that lies `months` before that of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


class SearchDayQuerySet(models.QuerySet["SearchDay"]):
    """Which days."""

    def past_retention(self, today: date) -> Self:
        """Days that are to be purged."""
        return self.filter(day__lt=months_before(today, KEPT_MONTHS))


class SearchDay(models.Model):
    """The searches of a day on one list: how many, how many found nothing, how long they took."""

    day = models.DateField(_("day"))
    where = models.CharField(_("list"), max_length=10, choices=Where.choices)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    without_result = models.PositiveIntegerField(_("without a result"), default=0)
    under_50_ms = models.PositiveIntegerField(_("under 50 ms"), default=0)
    under_200_ms = models.PositiveIntegerField(_("under 200 ms"), default=0)
    clicks = models.PositiveIntegerField(_("clicks"), default=0)
    rank_sum = models.PositiveBigIntegerField(default=0, editable=False)

    objects = SearchDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("searches of a day")
        verbose_name_plural = _("searches by day")
        ordering = ["-day", "where"]
        constraints = [models.UniqueConstraint(fields=["day", "where"], name="search_one_row_a_day")]

    def __str__(self) -> str:
        return f"{self.day} – {self.get_where_display()}"


class SearchedPhraseQuerySet(models.QuerySet["SearchedPhrase"]):
    """Which phrases."""

    def named(self) -> Self:
        """Those typed often enough for their text to be kept."""
        return self.exclude(text="")

    def fruitless(self) -> Self:
        """Those that found nothing, on most occasions."""
        return self.named().filter(without_result__gt=0, searches__lte=2 * models.F("without_result"))

    def since(self, month: date) -> Self:
        """Those of this month and later."""
        return self.filter(month__gte=month)

    def past_retention(self, today: date) -> Self:
        """What is to be purged: old months, and fingerprints of a past month, which nobody can name any more."""
        old = models.Q(month__lt=months_before(today, KEPT_MONTHS))
        return self.filter(old | models.Q(text="", month__lt=months_before(today, 0)))


class SearchedPhrase(models.Model):
    """A phrase in one month on one list; `text` stays empty until it was typed in `OFTEN` different hours."""

    month = models.DateField(_("month"))
    where = models.CharField(_("list"), max_length=10, choices=Where.choices)
    fingerprint = models.CharField(max_length=64, editable=False)
    text = models.CharField(_("searched for"), max_length=80, blank=True)
    hours = models.PositiveIntegerField(_("different hours"), default=0)
    last_hour = models.DateTimeField(_("last hour"))
    searches = models.PositiveIntegerField(_("searches"), default=0)
    without_result = models.PositiveIntegerField(_("without a result"), default=0)
    clicks = models.PositiveIntegerField(_("clicks"), default=0)
    clicks_top = models.PositiveIntegerField(_("clicks at ranks 1 to 3"), default=0)
    clicks_middle = models.PositiveIntegerField(_("clicks at ranks 4 to 10"), default=0)
    rank_sum = models.PositiveBigIntegerField(default=0, editable=False)

    objects = SearchedPhraseQuerySet.as_manager()

    class Meta:
        verbose_name = _("searched phrase")
        verbose_name_plural = _("searched phrases")
        ordering = ["-month", "-searches", "text"]
        constraints = [
            models.UniqueConstraint(fields=["month", "where", "fingerprint"], name="search_one_row_a_phrase")
        ]

    def __str__(self) -> str:
        return self.text or self.fingerprint[:8]

    @property
    def clicks_low(self) -> int:
        """Clicks farther down than rank 10."""
        return self.clicks - self.clicks_top - self.clicks_middle

    @property
    def mean_rank(self) -> float | None:
        """The place that is chosen on average, to a tenth; None without a click."""
        return round(self.rank_sum / self.clicks, 1) if self.clicks else None
