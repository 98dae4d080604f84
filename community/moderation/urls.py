"""Flagging, for everybody; mounted under `/signaler/`."""

from django.urls import path

from . import views

urlpatterns = [
    path("<slug:word>/<int:pk>/", views.flag_form, name="flag"),
    path("<slug:word>/<int:pk>/merci/", views.flag_sent, name="flag_sent"),
]
