"""Addresses below `/flux/`."""

from django.urls import path

from .feed import BulletinFeed

urlpatterns = [path("bulletins.atom", BulletinFeed(), name="bulletin_feed")]
