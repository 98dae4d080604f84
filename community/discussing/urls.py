"""Addresses of general discussions; mounted under `/discussions/`."""

from django.urls import path

from community.views import reply_in_discussion

from . import views

urlpatterns = [
    path("", views.discussions, name="discussions"),
    path("nouvelle/", views.start, name="start_discussion"),
    path("<int:pk>-<slug:slug>/", views.discussion, name="discussion"),
    path("<int:pk>-<slug:slug>/repondre/", reply_in_discussion, name="reply_in_discussion"),
]
