"""Addresses below `/fils/` for moderators."""

from django.urls import path

from . import views

urlpatterns = [path("<int:pk>/ordre/", views.keep_thread, name="keep_thread")]
