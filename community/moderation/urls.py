"""Flagging, for everybody; mounted under `/signaler/`."""

from django.urls import path

from . import talk_views, views

urlpatterns = [
    path("conversation/<int:pk>/", talk_views.flag_conversation, name="flag_conversation"),
    path("<slug:word>/<int:pk>/", views.flag_form, name="flag"),
    path("<slug:word>/<int:pk>/merci/", views.flag_sent, name="flag_sent"),
]
