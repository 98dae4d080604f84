"""Addresses below `/demandes/nouvelle/`."""

from django.urls import path

from . import starting, views

urlpatterns = [
    path("", starting.start, name="ask_for_help"),
    path("themes/", starting.suggest_themes, name="ask_themes"),
    path("compte/", starting.account, name="ask_account"),
    path("etablissements/", views.suggest_establishments, name="ask_establishments"),
    path("<int:pk>/", views.resume, name="ask_resume"),
    path("<int:pk>/supprimer/", views.delete_draft, name="ask_delete"),
    path("<int:pk>/<slug:slug>/", views.step, name="ask_step"),
]
