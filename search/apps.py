"""All that knows a search engine."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The index and the questions put to it."""

    name = "search"
    verbose_name = _("Search")
