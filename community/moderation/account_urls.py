"""Decisions on what somebody wrote, for that somebody; mounted under `/compte/decisions/`."""

from django.urls import path

from . import views

urlpatterns = [path("<int:pk>/", views.decision, name="moderation_decision")]
