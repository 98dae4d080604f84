"""Settings of `benchmarks/thread.py`: those of every benchmark, with the plain pages beside the portal's."""

from benchmarks.settings import *  # noqa: F403 - settings start from those before
from benchmarks.settings import BASE_DIR, TEMPLATES

ROOT_URLCONF = "benchmarks.reference.urls"
TEMPLATES[0]["DIRS"].append(BASE_DIR / "benchmarks" / "reference" / "templates")
