"""My space; what stands here comes before allauth's own address of the same name."""

from django.urls import path

from . import prove, sessions, signing_out_elsewhere, views

urlpatterns = [
    path("", views.my_space, name="my_space"),
    path("nom/", views.my_name, name="my_name"),
    path("preuve/", prove.prove_by_code, name="prove_by_code"),
    path("oidc/<str:provider_id>/login/callback/", signing_out_elsewhere.callback, name="openid_connect_callback"),
    path("sessions/", sessions.sessions, name="usersessions_list"),
]
