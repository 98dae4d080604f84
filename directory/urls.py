"""Addresses below `/compte/profil/`: my page and all I do with it."""

from django.urls import path

from .editing import history_views, views

urlpatterns = [
    path("", views.my_page, name="my_page"),
    path("modifier/", views.edit, name="edit_profile"),
    path("envoyer/", views.send, name="send_profile"),
    path("hors-ligne/", views.take_offline, name="take_profile_offline"),
    path("historique/", history_views.versions_of_my_page, name="profile_history"),
    path("historique/<int:pk>/", history_views.compare, name="compare_profile"),
    path("historique/<int:pk>/restaurer/", history_views.restore, name="restore_profile"),
]
