"""The one number that says whether kept pages are still true."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicState(models.Model):
    """One row: how often something that may be public has changed."""

    number = models.BigIntegerField(_("number"), default=0)

    class Meta:
        verbose_name = _("state of what is public")
        verbose_name_plural = _("states of what is public")

    def __str__(self) -> str:
        return str(self.number)
