"""My messages."""

from django.urls import path

from . import phone_views, views

urlpatterns = [
    path("", views.conversations, name="conversations"),
    path("<int:pk>/", views.conversation, name="conversation"),
    path("<int:pk>/refuser/", views.block, name="block_sender"),
    path("recevoir/", views.receive, name="receive_messages"),
    path("numero/", phone_views.who_saw, name="who_saw_my_number"),
    path("arreter/<str:token>/", views.stop_messages, name="stop_messages"),
]
