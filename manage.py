#!/usr/bin/env python
"""Run a management command of the portal (development settings unless told otherwise)."""

import gc
import os
import sys

from django.core.management import execute_from_command_line

# What is loaded at the start stays: to look through it for garbage at every 700 objects was a tenth of that start.
gc.set_threshold(10_000)

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    execute_from_command_line(sys.argv)
