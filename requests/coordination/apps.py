"""The coordinators' cockpit: what burns, who sees to it, who was called."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoordinationConfig(AppConfig):
    """Baskets, assigned coordinators, call log, internal notes."""

    name = "coordination"
    verbose_name = _("Coordination")
