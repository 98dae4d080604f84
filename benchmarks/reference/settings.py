"""The database and apps of the portal, none of its addresses and templates; `wsgi.py` leaves out its middleware."""

from pathlib import Path

from benchmarks.settings import *  # noqa: F403 - settings start from those before

ROOT_URLCONF = "benchmarks.reference.plain_urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])]
        },
    }
]
