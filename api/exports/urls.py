"""Addresses below `/exports/`."""

from django.urls import re_path

from .views import profiles_export, requests_export

urlpatterns = [
    re_path(r"^demandes\.(?P<ending>csv|xlsx)$", requests_export, name="requests_export"),
    re_path(r"^annuaire\.(?P<ending>csv|xlsx)$", profiles_export, name="profiles_export"),
]
