"""Tokens that show one draft for an hour: signed, for whoever the editor gives them to."""

from datetime import timedelta

from django.core import signing
from wagtail.models import Page

LASTS = timedelta(hours=1)
SALT = "api.cms.preview"


def token_for(page: Page) -> str:
    """Return a token that shows the latest draft of a page."""
    return signing.dumps(page.pk, salt=SALT)


def page_of(token: str) -> int | None:
    """Return which page a token shows; None for one that is too old, or was never ours."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return pk if isinstance(pk, int) else None
