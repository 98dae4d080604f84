"""Addresses below `/compte/notifications/`."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.notices, name="notices"),
    path("<int:pk>/", views.open_notice, name="open_notice"),
    path("<int:pk>/lue/", views.read_notice, name="read_notice"),
    path("lues/", views.read_all_notices, name="read_all_notices"),
    path("reglages/", views.notice_settings, name="notice_settings"),
    path("arret/<str:token>/", views.stop_notices, name="stop_notices"),
]
