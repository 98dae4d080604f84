"""Addresses under `/api/`."""

from django.urls import include, path, re_path

from .cms.door import api as cms
from .problems import nothing_here
from .v1 import api

urlpatterns = [
    path("v1/", api.urls),
    path("cms/", cms.urls),
    path("auth/", include("api.signing_in.urls")),
    re_path("", nothing_here, name="api_nothing"),
]
