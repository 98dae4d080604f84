"""Where Wagtail takes the site to be: the address that the settings say, so that what it tells others leads here."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections
from wagtail.models import Site

PORTS = {"http": 80, "https": 443}


def keep_site_address(*, using: str = "default", **_sent: Any) -> None:
    """Write `SITE_URL` into Wagtail's record of the site: after each `migrate`, which every release runs.

    Its own API and its letters make whole addresses from that record, and nobody thinks of it when a portal moves.
    """
    tables = connections[using].introspection.table_names()
    if Site._meta.db_table not in tables:
        return
    parts = urlsplit(settings.SITE_URL)
    hostname, port = parts.hostname or "localhost", parts.port or PORTS.get(parts.scheme, 80)
    ours = Site.objects.using(using).filter(is_default_site=True).exclude(hostname=hostname, port=port)
    if ours.update(hostname=hostname, port=port) and has_cache(tables):
        Site.clear_site_root_paths_cache()


def has_cache(tables: list[str]) -> bool:
    """Whether the cache can be asked yet: its table in the database is made after the first `migrate`."""
    cache = settings.CACHES["default"]
    return not cache["BACKEND"].endswith(".DatabaseCache") or cache["LOCATION"] in tables
