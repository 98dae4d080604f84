"""Addresses below `/compte/profil/`: my page and all I do with it."""

from django.urls import path

from .editing import history_views, views
from .registering import views as registering
from .uploads import views as uploads

urlpatterns = [
    path("", views.my_page, name="my_page"),
    path("modifier/", views.edit, name="edit_profile"),
    path("envoyer/", views.send, name="send_profile"),
    path("accord/", registering.agree, name="agree_to_publish"),
    path("hors-ligne/", views.take_offline, name="take_profile_offline"),
    path("visibilite/", views.visibility, name="profile_visibility"),
    path("apercu/", views.preview, name="preview_profile"),
    path("photo/", uploads.photo, name="profile_photo"),
    path("photo/cadrer/", uploads.frame, name="frame_photo"),
    path("photo/cadree/", uploads.framed_photo, name="framed_photo"),
    path("photo/retirer/", uploads.remove_photo, name="remove_profile_photo"),
    path("documents/", uploads.documents, name="profile_documents"),
    path("documents/<int:pk>/retirer/", uploads.remove_document, name="remove_profile_document"),
    path("inscription/", registering.registration, name="registration"),
    path("inscription/<slug:slug>/", registering.step, name="registration_step"),
    path("historique/", history_views.versions_of_my_page, name="profile_history"),
    path("historique/<int:pk>/", history_views.compare, name="compare_profile"),
    path("historique/<int:pk>/restaurer/", history_views.restore, name="restore_profile"),
]
