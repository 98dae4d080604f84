"""Addresses below `/donnees-ouvertes/`."""

from django.urls import path

from .views import open_data_file, open_data_page

urlpatterns = [
    path("", open_data_page, name="open_data"),
    path("<str:name>", open_data_file, name="open_data_file"),
]
