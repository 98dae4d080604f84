"""Addresses below `/bilans/` that are no report."""

from django.urls import path

from .subscribing import views

urlpatterns = [
    path("abonnement/", views.subscribe, name="subscribe"),
    path("abonnement/envoye/", views.subscribe_sent, name="subscribe_sent"),
    path("abonnement/confirmer/<str:token>/", views.confirm_reports, name="confirm_reports"),
    path("abonnement/arret/<str:token>/", views.stop_reports, name="stop_reports"),
]
