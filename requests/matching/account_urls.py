"""The requests that suit me."""

from django.urls import path

from . import views

urlpatterns = [path("", views.requests_for_me, name="requests_for_me")]
