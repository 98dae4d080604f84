"""Addresses below `/compte/jetons/`."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.tokens, name="tokens"),
    path("nouveau/", views.make_token, name="make_token"),
    path("<int:pk>/revoquer/", views.revoke_token, name="revoke_token"),
]
