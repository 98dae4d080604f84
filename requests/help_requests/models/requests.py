"""A help request: what an establishment needs, on a public page with its thread."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, OuterRef, Q, Subquery, prefetch_related_objects
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page
from wagtail.url_routing import RouteResult

from directory.models import Commune, Establishment, Profession, Skill, Theme
from directory.theme_widgets import ThemeCheckboxes
from portal.pages import IndexPage, PortalPageManager, PortalPageQuerySet, WrittenPage
from portal.questions import Gap, ask_for
from portal.routing import go_down

from ..choices import Cause, HelpKind, OfferOrigin, OfferState, Place, State, Urgency


class HelpRequestIndexPage(IndexPage):
    """The list of requests at `/demandes/`; requests are its children."""

    is_wall = True

    subpage_types = ["help_requests.HelpRequestPage"]
    template = "help_requests/index.html"

    class Meta:
        verbose_name = _("list of help requests")
        verbose_name_plural = _("lists of help requests")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a request with all that its page reads of it, once for all who read it."""
        if len(path_components) != 1:
            return super().route(request, path_components)
        return go_down(self, request, path_components, self._request)

    def _request(self, slug: str) -> "HelpRequestPage":
        from ..presentation import RELATED

        requests = HelpRequestPage.objects.child_of(self).with_whose_it_is()
        found = get_object_or_404(requests, slug=slug)
        prefetch_related_objects([found], *RELATED)
        return found

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        from ..listing import requests_context

        return requests_context(request)


class HelpRequestPageQuerySet(PortalPageQuerySet):
    """Which requests."""

    def with_state(self) -> Self:
        """Annotate `current_state`, the state that holds now."""
        holding = StatePeriod.objects.current().filter(help_request=OuterRef("pk"))
        return self.annotate(current_state=Subquery(holding.values("state")[:1]))

    def in_states(self, *states: State) -> Self:
        """Requests whose state is one of these now."""
        return self.filter(periods__state__in=states, periods__ended_at=None)

    def taking_answers(self) -> Self:
        """Requests that people may still answer."""
        return self.in_states(*State.taking_answers())

    def with_offers_to_answer(self) -> Self:
        """Annotate `to_answer`, how many volunteers offered help and wait for a yes or a no."""
        waits = Q(
            offers__state=OfferState.PROPOSED,
            offers__waiting_since=None,
            offers__origin__in=OfferOrigin.by_volunteer(),
        )
        return self.annotate(to_answer=Count("offers", filter=waits, distinct=True))

    def for_establishments(self, establishments: models.QuerySet[Establishment]) -> Self:
        """Requests of these establishments."""
        return self.filter(establishment__in=establishments)

    def with_whose_it_is(self) -> Self:
        """The establishment that asks, and what it is and where."""
        return self.select_related("establishment__category", "establishment__region", "establishment__commune")

    def with_card(self) -> Self:
        """All that a card or an index document shows, in a constant number of queries."""
        return self.select_related(
            "establishment__category", "establishment__region", "establishment__commune__departement__region"
        ).prefetch_related("themes__parent", "needs__profession", "needs__skill", "periods", "tools_sent__tool")


class HelpRequestPage(WrittenPage):
    """What somebody needs, an establishment most often. Its state is no field: see `StatePeriod`."""

    # A request belongs to a person (the page's owner), an establishment or both.
    establishment = models.ForeignKey(
        Establishment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="help_requests",
        verbose_name=_("establishment"),
    )
    kind = models.CharField(_("kind of help"), max_length=10, choices=HelpKind.choices, default=HelpKind.ADVICE)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency.choices, default=Urgency.NORMAL)
    description = models.TextField(_("description"), max_length=8000)
    themes = ParentalManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("themes"))
    needed_by = models.DateField(_("needed by"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=10, choices=Place.choices, default=Place.EITHER)

    objects = PortalPageManager.from_queryset(HelpRequestPageQuerySet)()

    parent_page_types = ["help_requests.HelpRequestIndexPage"]
    subpage_types: list[str] = []
    template = "help_requests/request.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("establishment"),
        FieldPanel("kind"),
        FieldPanel("urgency"),
        FieldPanel("needed_by"),
        FieldPanel("place"),
        FieldPanel("description"),
        FieldPanel("themes", widget=ThemeCheckboxes),
        InlinePanel("needs", label=_("Need")),
    ]

    class Meta:
        verbose_name = _("help request")
        verbose_name_plural = _("help requests")

    def clean(self) -> None:
        """Refuse a request that is nobody's. No constraint can say so: the owner is in Wagtail's own table."""
        super().clean()
        if self.establishment_id is None and self.owner_id is None:
            raise ValidationError({"establishment": _("A request belongs to a person, an establishment or both.")})

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the places that somebody took, whatever an older version says that is published."""
        from ..following.places import keep_taken

        keep_taken(self)
        super().save(*args, **kwargs)

    def is_written_by(self, user: Any) -> bool:
        from ..permissions import may_manage

        return may_manage(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the page says beyond its own fields."""
        from ..presentation import request_context

        return super().get_context(request, *args, **kwargs) | request_context(self, reader=request.user)

    @property
    def current_period(self) -> "StatePeriod | None":
        """The state that holds now with its dates, from the prefetched periods when there are some."""
        if "periods" in getattr(self, "_prefetched_objects_cache", ()):
            return next((period for period in self.periods.all() if period.ended_at is None), None)
        for period in ask_for("period", lambda: _current(Gap("page", self.pk)), {"page": self.pk}):
            period.help_request = self
            return period
        return None

    @property
    def state(self) -> State:
        """Where the request stands now; a page never submitted is a draft."""
        period = self.current_period
        return State(period.state) if period else State.DRAFT

    @property
    def is_taking_answers(self) -> bool:
        """Whether people may still answer."""
        return self.state in State.taking_answers()

    @property
    def submitted_at(self) -> datetime | None:
        """When it was first sent, to review or to everybody."""
        starts = [period.started_at for period in self.periods.all() if period.state != State.DRAFT]
        return min(starts, default=None)


class Need(Orderable):
    """How many people of which profession or skill, for which dates."""

    help_request = ParentalKey(HelpRequestPage, on_delete=models.CASCADE, related_name="needs")
    profession = models.ForeignKey(
        Profession, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("profession")
    )
    skill = models.ForeignKey(Skill, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("skill"))
    number = models.PositiveSmallIntegerField(_("number of people"), default=1)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    # Of each day; a night shift ends on the next morning (21:00 to 06:00).
    starts_at = models.TimeField(_("from (hour)"), null=True, blank=True)
    ends_at = models.TimeField(_("to (hour)"), null=True, blank=True)
    # Where, when that isn't where the establishment is.
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    verified_only = models.BooleanField(
        _("registration number demanded"), default=False, help_text=_("Only people who gave one (RPPS) are proposed.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        # Lines that no form has put in order stand as they were written.
        ordering = ["sort_order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(profession=None) ^ Q(skill=None),
                name="help_requests_need_profession_or_skill",
                violation_error_message=_("Choose a profession or a skill, not both."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="help_requests_need_dates_in_order",
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(starts_at__isnull=False, ends_at__isnull=False),
                name="help_requests_need_both_hours_or_none",
                violation_error_message=_("Give both hours, or none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} × {self.profession or self.skill}"

    @property
    def label(self) -> str:
        """Who is looked for: a profession in both forms, or a skill."""
        return self.profession.label if self.profession else str(self.skill or "")

    @property
    def filled(self) -> int:
        """How many positions somebody took, from the prefetched rows when there are some; none before it is saved."""
        return sum(row.number for row in self.fillings.all() if row.ended_at is None) if self.pk else 0

    @property
    def places_left(self) -> int:
        """How many people are still looked for."""
        return max(0, self.number - self.filled)


class StatePeriodQuerySet(models.QuerySet["StatePeriod"]):
    """States in time."""

    def current(self) -> Self:
        """The states that hold now."""
        return self.filter(ended_at=None)

    def as_of(self, moment: datetime) -> Self:
        """The states that held at `moment`."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=moment), started_at__lte=moment)


class StatePeriod(models.Model):
    """A state of a request from one moment to another: the whole history, and the only place where a state is kept.

    A table of its own, since a page's fields come back when an old revision is approved.
    """

    help_request = models.ForeignKey(
        HelpRequestPage, models.CASCADE, related_name="periods", verbose_name=_("help request")
    )
    state = models.CharField(_("state"), max_length=20, choices=State.choices)
    started_at = models.DateTimeField(_("since"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    cause = models.CharField(_("cause"), max_length=20, choices=Cause.choices, blank=True, default=Cause.NONE)
    comment = models.CharField(_("comment"), max_length=500, blank=True)

    objects = StatePeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("state")
        verbose_name_plural = _("states")
        ordering = ["started_at", "pk"]
        # When the last of them ended, as with `directory.models.VolunteerFact`.
        indexes = [models.Index(fields=["ended_at"], name="help_requests_state_ended", condition=~Q(ended_at=None))]
        constraints = [
            models.UniqueConstraint(
                fields=["help_request"], condition=Q(ended_at=None), name="help_requests_one_current_state"
            )
        ]

    def __str__(self) -> str:
        return self.get_state_display()


def _current(page: Gap) -> models.QuerySet[StatePeriod]:
    return StatePeriod.objects.filter(help_request=page, ended_at=None).order_by()
