"""Settings of the benchmarks: a portal in use, and nothing that writes beside what is measured."""

from portal.settings.dev import *  # noqa: F403 - settings start from those before

DEBUG = False
SEARCH_LOG_EVERY = None
