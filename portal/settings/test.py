"""The test suite: stricter than production, nothing outside this machine, cheap passwords."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from .base import *
from .base import CACHES, DATABASES, TEMPLATES

SECRET_KEY = "only-for-tests-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = WAGTAILADMIN_BASE_URL = "http://localhost"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = CACHES | {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# Each process of a parallel run has files of its own.
_scratch = Path(tempfile.mkdtemp(prefix=f"entraide-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-"))
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
VAR_DIR = _scratch
MEDIA_ROOT = _scratch / "media"
PRIVATE_ROOT = _scratch / "private"
SEARCH_URL = ""
SEARCH_DIR = _scratch / "search"
SEARCH_LOG_EVERY = None
# Most tests never commit, so a page would never be found old; those of the page cache ask for it.
PAGE_CACHE_SECONDS = 0
# On a busy machine anything may be slow; what is slow on purpose asks for it.
FIGURES_SLOW_SECONDS = float("inf")
STATIC_ROOT = _scratch / "static"
STATIC_ROOT.mkdir()
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that threads and processes meet in it as they do in production; it need not survive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": str(_scratch / "test.sqlite3")}
    DATABASES["default"]["NAME"] = str(_scratch / "empty.sqlite3")
    fast = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON;"
    DATABASES["default"]["OPTIONS"]["init_command"] = fast

TEMPLATES[0]["OPTIONS"]["debug"] = True
