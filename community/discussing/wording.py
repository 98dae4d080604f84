"""Where lists of discussions are."""

from urllib.parse import urlencode

from django.urls import reverse


def discussions_url(**words: str) -> str:
    """Return the address of the list of discussions filtered by these parameters, in the reader's language."""
    return f"{reverse('discussions')}?{urlencode(words)}"
