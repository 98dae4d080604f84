"""Addresses of the toolbox that are no pages; mounted under `/outils/`."""

from django.urls import path

from . import views

urlpatterns = [path("<slug:slug>/fichiers/<int:pk>/", views.resource_file, name="resource_file")]
