"""Addresses below `/chiffres/`."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.key_figures, name="key_figures"),
    path("csv/", views.download_csv, name="key_figures_csv"),
    path("json/", views.download_json, name="key_figures_json"),
]
