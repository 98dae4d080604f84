"""Addresses of the site's own below `/annuaire/`; everything else there is a page of Wagtail's."""

from django.urls import path

from .uploads import views

urlpatterns = [path("documents/<int:pk>/", views.document, name="profile_document")]
