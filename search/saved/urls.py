"""Addresses below `/compte/recherches/`."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.saved_searches, name="saved_searches"),
    path("enregistrer/", views.save_search, name="save_search"),
    path("<int:pk>/", views.change_saved_search, name="change_saved_search"),
    path("<int:pk>/supprimer/", views.delete_saved_search, name="delete_saved_search"),
    path("arret/<str:token>/", views.stop_alerts, name="stop_alerts"),
]
