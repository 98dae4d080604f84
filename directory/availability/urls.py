"""Addresses below `/compte/disponibilite/`."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.my_availability, name="my_availability"),
    path("pause/", views.pause, name="pause_availability"),
    path("reprise/", views.resume, name="resume_availability"),
    path("communes/", views.suggest_communes, name="suggest_communes"),
]
