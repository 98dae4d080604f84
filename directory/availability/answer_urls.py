"""Addresses below `/disponible/`, which letters hold."""

from django.urls import path

from . import answering

urlpatterns = [
    path("<str:token>/", answering.still_available, name="still_available"),
    path("<str:token>/arret/", answering.stop_asking, name="stop_asking"),
]
