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
