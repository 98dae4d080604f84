"""The closed lists of the discussions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Voice(models.TextChoices):
    """For whom a post speaks; kept on the post, since its author may change or leave."""

    VOLUNTEER = "volunteer", _("Volunteer")
    ESTABLISHMENT = "establishment", _("Establishment")
    TEAM = "team", _("Portal team")


class PostKind(models.TextChoices):
    """What a post is: talk, or something done that stands apart from it."""

    TALK = "talk", _("Message")
    OFFER = "offer", _("Offer of help")
    TOOL = "tool", _("Tool sent")
    CALL = "call", _("Summary of a call")
