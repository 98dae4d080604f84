"""The test suite: stricter than production, nothing outside this machine, cheap passwords."""

import os
import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES, TEMPLATES

SECRET_KEY = "only-for-tests-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = WAGTAILADMIN_BASE_URL = "http://localhost"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# Each process of a parallel run has files of its own.
_scratch = Path(tempfile.mkdtemp(prefix=f"entraide-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-"))
VAR_DIR = _scratch
MEDIA_ROOT = _scratch / "media"
SEARCH_DIR = _scratch / "search"
DATABASES["default"].setdefault("TEST", {})

TEMPLATES[0]["OPTIONS"]["debug"] = True
