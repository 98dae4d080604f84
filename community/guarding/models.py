"""What the rules found in a message, for those who moderate."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.kept_inserts import KeptInsert

from .choices import Rule


class Screening(KeptInsert):
    """How a message looked when it was written: its points, which rules gave them, and what its copies share."""

    post = models.OneToOneField(
        "community.Post", models.CASCADE, related_name="screening", verbose_name=_("message"), primary_key=True
    )
    points = models.PositiveSmallIntegerField(_("points"), default=0)
    # Rules with their points, the heaviest first: [["links", 4]].
    rules = models.JSONField(_("rules"), default=list)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("screening of a message")
        verbose_name_plural = _("screenings of messages")
        ordering = ["-at"]
        indexes = [
            models.Index(fields=["fingerprint", "at"], name="community_same_text", condition=~models.Q(fingerprint=""))
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def reasons(self) -> list[str]:
        """What was found, in words; a rule that is no more keeps its name."""
        labels = dict(Rule.choices)
        return [str(labels.get(rule, rule)) for rule, _points in self.rules]
