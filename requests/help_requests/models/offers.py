"""Offers of help and what became of them, dated. None of it is in a revision of the page."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Volunteer
from portal.fields import ChoiceListField

from ..choices import DeclineReason, OfferOrigin, OfferState, Reach
from .requests import HelpRequestPage, Need

LONGEST_OFFER = 2000


class OfferQuerySet(models.QuerySet["Offer"]):
    """Which offers."""

    def standing(self) -> Self:
        """Those that still mean something: proposed, or accepted."""
        return self.filter(state__in=OfferState.standing())

    def undecided(self) -> Self:
        """Those somebody has to answer."""
        return self.filter(state=OfferState.PROPOSED)

    def accepted(self) -> Self:
        """Those that became an assignment."""
        return self.filter(state=OfferState.ACCEPTED)

    def waiting(self) -> Self:
        """The waiting list: accepted in principle, no place left; first come, first in."""
        return self.undecided().exclude(waiting_since=None).order_by("waiting_since", "pk")

    def waiting_by_need(self) -> dict[int, int]:
        """How many people wait for a place, by the key of the need."""
        counted = self.waiting().order_by().exclude(need=None).values_list("need").annotate(number=Count("pk"))
        return dict(counted)

    def for_volunteer(self, volunteer: Volunteer) -> Self:
        """Offers by this volunteer, or proposed to them."""
        return self.filter(volunteer=volunteer)


class Offer(models.Model):
    """What a volunteer says ("I can help") or is asked ("could you help?") by whoever asks or coordinates.

    Whoever didn't begin it answers it: the establishment's side an offer, the volunteer a proposal.
    """

    help_request = models.ForeignKey(
        HelpRequestPage, models.CASCADE, related_name="offers", verbose_name=_("help request")
    )
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="offers", verbose_name=_("volunteer"))
    need = models.ForeignKey(
        Need, models.SET_NULL, null=True, blank=True, related_name="offers", verbose_name=_("need")
    )
    origin = models.CharField(_("origin"), max_length=15, choices=OfferOrigin.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    message = models.TextField(_("message"), max_length=LONGEST_OFFER, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=OfferState.choices, default=OfferState.PROPOSED, db_index=True
    )
    created_at = models.DateTimeField(_("made at"), default=timezone.now)
    waiting_since = models.DateTimeField(_("on the waiting list since"), null=True, blank=True)
    # What the volunteer lets the other side read once it is accepted; the values themselves are read where they live.
    reach = ChoiceListField(_("may be reached"), default=list, blank=True, values=Reach)
    # Made by the form: an old form sent again makes no second offer.
    key = models.CharField(max_length=64, blank=True, editable=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["help_request", "volunteer"],
                condition=Q(state__in=["proposed", "accepted"]),
                name="help_requests_one_standing_offer",
                violation_error_message=_("This person has an offer for this request already."),
            ),
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="help_requests_offer_sent_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="help_requests_offer_dates_in_order",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]
        indexes = [models.Index(fields=["volunteer", "state"], name="help_requests_offered")]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_by_volunteer(self) -> bool:
        """Whether the volunteer said it, so that the other side decides."""
        return self.origin in OfferOrigin.by_volunteer()

    @property
    def is_accepted(self) -> bool:
        """Whether each side knows how to reach the other."""
        return self.state == OfferState.ACCEPTED

    @property
    def is_standing(self) -> bool:
        """Whether it still means something."""
        return self.state in OfferState.standing()

    @property
    def is_waiting(self) -> bool:
        """Whether both sides said yes and no place is left."""
        return self.state == OfferState.PROPOSED and self.waiting_since is not None

    @property
    def first_day(self) -> date | None:
        """The first day it is about: its own, else that of its need."""
        return self.starts_on or (self.need.starts_on if self.need else None)

    @property
    def last_day(self) -> date | None:
        """The last day it is about."""
        return self.ends_on or (self.need.ends_on if self.need else None)


class OfferStep(models.Model):
    """A state an offer came to: when, by whom, why. The whole history; `Offer.state` is the last of them."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="steps", verbose_name=_("offer"))
    state = models.CharField(_("state"), max_length=10, choices=OfferState.choices)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    reason = models.CharField(_("reason"), max_length=15, choices=DeclineReason.choices, blank=True)
    comment = models.CharField(_("comment"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("step of an offer")
        verbose_name_plural = _("steps of offers")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_state_display()} #{self.offer_id}"


class Assignment(models.Model):
    """An offer that was accepted: from then on each side knows how to reach the other."""

    offer = models.OneToOneField(Offer, models.CASCADE, related_name="assignment", verbose_name=_("offer"))
    at = models.DateTimeField(_("since"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class FirstCome(models.Model):
    """A request whose places go to whoever offers first, by the establishment's own choice; the row is the rule."""

    help_request = models.OneToOneField(
        HelpRequestPage, models.CASCADE, related_name="first_come", verbose_name=_("help request")
    )
    at = models.DateTimeField(_("since"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("first come, first served")
        verbose_name_plural = _("first come, first served")

    def __str__(self) -> str:
        return f"#{self.pk}"


class CalendarFeed(models.Model):
    """The secret of somebody's calendar address: a new one, or none, and the old address shows nothing any more."""

    volunteer = models.OneToOneField(
        Volunteer, models.CASCADE, related_name="calendar_feed", verbose_name=_("volunteer")
    )
    nonce = models.CharField(max_length=32, editable=False)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")

    def __str__(self) -> str:
        return f"#{self.pk}"
