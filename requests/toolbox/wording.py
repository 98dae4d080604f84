"""How a resource's kind, files and dates are said."""

from datetime import date
from urllib.parse import urlencode

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.dates import day_in_words

from .scopes import RESOURCE_TYPES


def resources_url(**words: str) -> str:
    """Return the address of the list of resources filtered by these parameters, in the reader's language."""
    return f"{reverse('wagtail_serve', args=['outils/'])}?{urlencode(words)}"


def type_word(kind: str) -> str:
    """Return the word that addresses use for a kind of document."""
    return next(word for word, value in RESOURCE_TYPES.items() if value == kind)


def dated(day: date | None) -> str:
    """Return since when a document is as it is."""
    return _("Dated %(day)s") % {"day": day_in_words(day)} if day else ""


def format_and_size(extension: str, size: int | None) -> str:
    """Return what a link to a file has to say before it is followed: "ODT, 12 Ko"."""
    return ", ".join(filter(None, (extension.upper(), filesizeformat(size) if size else "")))


def number_of_files(number: int) -> str:
    """Return how many documents there are, nothing for a single one."""
    return ngettext("%(number)d file", "%(number)d files", number) % {"number": number} if number > 1 else ""


def downloaded(number: int) -> str:
    """Return how often something was downloaded, nothing for never."""
    if not number:
        return ""
    return ngettext("Downloaded %(number)d time", "Downloaded %(number)d times", number) % {"number": number}
