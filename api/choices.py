"""What a token may be used for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    """One right of a token. A token never gives more than its owner may do on the pages."""

    READ = "read", _("Read what I may read")
    POSTS = "posts", _("Write in discussions, and flag")
    PROFILE = "profile", _("Change my page, my availability and who sees what")
    REQUESTS = "requests", _("Ask for help, and follow my requests up")
    OFFERS = "offers", _("Offer help, propose it, and answer offers")
    FOLLOW = "follow", _("Follow requests and discussions")
    MESSAGES = "messages", _("Write to people, and answer them")
    ESTABLISHMENTS = "establishments", _("Add or join an establishment, and see to its people")
    ALERTS = "alerts", _("Keep searches, and choose what I am told")
