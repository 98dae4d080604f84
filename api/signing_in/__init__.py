"""Signing in by a front end of another origin, at `/api/auth/`: allauth's headless API, as far as a front end needs it.

Opening an account and changing what protects it stay on the pages, with their questions (`accounts/prove.py`).
"""
