"""Addresses below `/flux/`."""

from django.urls import path
from django.views.decorators.http import require_safe

from .feed import BulletinFeed

urlpatterns = [path("bulletins.atom", require_safe(BulletinFeed()), name="bulletin_feed")]
