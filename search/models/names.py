"""The names that type-ahead knows: people and establishments, by each word of theirs."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from directory.searching.begins import begins_with


class KnownNameQuerySet(models.QuerySet["KnownName"]):
    """Which names."""

    def for_prefix(self, prefix: str) -> Self:
        """Names of which a word begins so; `prefix` is folded."""
        return self.filter(begins_with("turn", prefix))


class KnownName(models.Model):
    """A name as a published page shows it, folded and begun at one of its words ("martin camille").

    Derived from the page like its document in the index, brought in step by the same consumer, gone with the page.
    """

    class Kind(models.TextChoices):
        """Whose name it is."""

        PERSON = "person", _("person")
        ESTABLISHMENT = "establishment", _("establishment")
        RESOURCE = "resource", _("resource")

    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("page"))
    kind = models.CharField(_("whose name"), max_length=20, choices=Kind.choices)
    turn = models.CharField(_("folded name"), max_length=255)

    objects = KnownNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("known name")
        verbose_name_plural = _("known names")
        ordering = ["kind", "turn"]
        indexes = [models.Index(fields=["kind", "turn"], name="search_name_beginnings")]

    def __str__(self) -> str:
        return self.turn
