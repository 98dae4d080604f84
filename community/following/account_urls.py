"""Addresses below `/compte/fils/`: what I follow."""

from django.urls import path

from . import views

urlpatterns = [path("", views.followed, name="followed_threads")]
