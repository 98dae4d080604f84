"""Addresses below `/fils/`: one thread, whether of a request or general."""

from django.urls import path

from . import views

urlpatterns = [
    path("<int:pk>/suivre/", views.follow, name="follow_thread"),
    path("arret/<str:token>/", views.stop_following, name="stop_following"),
]
