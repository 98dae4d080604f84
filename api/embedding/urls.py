"""Addresses of what other sites show of ours."""

from django.urls import path

from .building import build_widget
from .widget import request_widget, requests_widget

urlpatterns = [
    path("", build_widget, name="build_widget"),
    path("demandes/", requests_widget, name="requests_widget"),
    path("demandes/<slug:slug>/", request_widget, name="request_widget"),
]
