"""My space; what stands here comes before allauth's own address of the same name."""

from django.urls import path

from . import sessions, views

urlpatterns = [
    path("", views.my_space, name="my_space"),
    path("nom/", views.my_name, name="my_name"),
    path("sessions/", sessions.sessions, name="usersessions_list"),
]
