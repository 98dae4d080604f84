"""The states of a request and the ways between them, on one screen; and the other closed lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a request stands."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    OPEN = "open", _("Looking for a volunteer")
    IN_PROGRESS = "in_progress", _("A volunteer is helping")
    SOLVED = "solved", _("Solved")
    CLOSED_UNSOLVED = "closed_unsolved", _("Closed without solution")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")

    @classmethod
    def unpublished(cls) -> frozenset["State"]:
        """States before the public reads a request: the business of who asks, and of moderators."""
        return frozenset({cls.DRAFT, cls.IN_REVIEW})

    @classmethod
    def taking_answers(cls) -> frozenset["State"]:
        """States in which people may still answer."""
        return frozenset({cls.OPEN, cls.IN_PROGRESS})

    @classmethod
    def closed(cls) -> frozenset["State"]:
        """States that end a request."""
        return frozenset({cls.SOLVED, cls.CLOSED_UNSOLVED, cls.WITHDRAWN, cls.EXPIRED})


WAYS: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.IN_REVIEW, State.OPEN, State.WITHDRAWN}),
    State.IN_REVIEW: frozenset({State.DRAFT, State.OPEN, State.WITHDRAWN}),
    State.OPEN: frozenset({State.IN_PROGRESS, State.SOLVED, State.CLOSED_UNSOLVED, State.WITHDRAWN, State.EXPIRED}),
    State.IN_PROGRESS: frozenset({State.OPEN, State.SOLVED, State.CLOSED_UNSOLVED, State.WITHDRAWN, State.EXPIRED}),
    State.SOLVED: frozenset({State.OPEN}),
    State.CLOSED_UNSOLVED: frozenset({State.OPEN}),
    State.WITHDRAWN: frozenset({State.IN_REVIEW, State.OPEN}),
    State.EXPIRED: frozenset({State.OPEN}),
}


class Cause(models.TextChoices):
    """Why a request left the ordinary way; refused and spam ones are in no figure."""

    NONE = "", _("Ordinary")
    REFUSED = "refused", _("Refused by moderation")
    SPAM = "spam", _("Spam")

    @classmethod
    def uncounted(cls) -> frozenset["Cause"]:
        """Causes that keep a request out of the figures."""
        return frozenset({cls.REFUSED, cls.SPAM})


class HelpKind(models.TextChoices):
    """What kind of help is asked for."""

    ADVICE = "advice", _("Advice")
    HANDS = "hands", _("A hand")
    POSITIONS = "positions", _("Reinforcement")


class Urgency(models.TextChoices):
    """How soon help is needed."""

    NORMAL = "normal", _("Normal")
    HIGH = "high", _("Urgent")
    CRITICAL = "critical", _("Critical")


class Channel(models.TextChoices):
    """How support was given."""

    PHONE = "phone", _("Telephone call")
    EMAIL = "email", _("E-mail")
    VIDEO = "video", _("Video call")
    ON_SITE = "on_site", _("On site")
    THREAD = "thread", _("Discussion thread")


class Place(models.TextChoices):
    """Where help can be given."""

    EITHER = "either", _("On site or remotely")
    ON_SITE = "on_site", _("On site")
    REMOTE = "remote", _("Remotely")


class OfferState(models.TextChoices):
    """Where an offer stands."""

    PROPOSED = "proposed", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @classmethod
    def standing(cls) -> frozenset["OfferState"]:
        """States in which an offer still means something."""
        return frozenset({cls.PROPOSED, cls.ACCEPTED})


OFFER_WAYS: dict[OfferState, frozenset[OfferState]] = {
    OfferState.PROPOSED: frozenset({OfferState.ACCEPTED, OfferState.DECLINED, OfferState.WITHDRAWN}),
    OfferState.ACCEPTED: frozenset({OfferState.WITHDRAWN}),
    OfferState.DECLINED: frozenset(),
    OfferState.WITHDRAWN: frozenset(),
}


class OfferOrigin(models.TextChoices):
    """Who began it."""

    VOLUNTEER = "volunteer", _("The volunteer")
    THREAD = "thread", _("The volunteer, by a reply in the thread")
    ESTABLISHMENT = "establishment", _("The establishment")
    COORDINATION = "coordination", _("The coordination team")

    @classmethod
    def by_volunteer(cls) -> frozenset["OfferOrigin"]:
        """Origins in which the volunteer spoke first."""
        return frozenset({cls.VOLUNTEER, cls.THREAD})


class DeclineReason(models.TextChoices):
    """Why an offer was declined or withdrawn."""

    DATES = "dates", _("The dates do not fit")
    DISTANCE = "distance", _("Too far")
    SKILLS = "skills", _("Not the skills looked for")
    FILLED = "filled", _("Somebody else was found")
    UNAVAILABLE = "unavailable", _("No longer available")
    OTHER = "other", _("Another reason")


class Reach(models.TextChoices):
    """How the volunteer lets the other side reach them once an offer is accepted. The portal's messages always work."""

    EMAIL = "email", _("by e-mail")
    PHONE = "phone", _("by telephone")
