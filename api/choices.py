"""What a token may be used for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    """One right of a token. A token never gives more than its owner may do on the pages."""

    READ = "read", _("Read what I may read")
    PROFILE = "profile", _("Change my page and my availability")
    REQUESTS = "requests", _("Write and follow requests")
    OFFERS = "offers", _("Offer help and answer offers")
    POSTS = "posts", _("Write in discussions")
