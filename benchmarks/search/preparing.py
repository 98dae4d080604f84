"""A portal to measure: its settings, and a database that holds the reference lists and nobody."""

import os
from io import StringIO

import django


def start() -> None:
    """Start Django in this process; `VAR_DIR` and `SEARCH_URL` say where, as for the portal itself."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    django.setup()


def fill_lists() -> None:
    """Make the database and load the lists, once for each folder."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    if "directory_commune" not in connection.introspection.table_names():
        call_command("migrate", verbosity=0)
        call_command("load_reference", stdout=StringIO())
