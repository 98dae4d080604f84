"""The addresses of the queue, below `/cms/`."""

from django.urls import path

from . import admin_views, bulk

urlpatterns = [
    path("moderation/", admin_views.queue, name="moderation_queue"),
    path("moderation/plusieurs/", bulk.bulk, name="moderation_bulk"),
    path("moderation/annuler/<uuid:batch>/", admin_views.undo, name="moderation_undo"),
    path("moderation/<slug:kind>/<int:pk>/", admin_views.item, name="moderation_item"),
]
