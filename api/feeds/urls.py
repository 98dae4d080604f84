"""Addresses below `/flux/`."""

from django.urls import path

from .atom import served
from .views import DiscussionsFeed, ProfilesFeed, RequestsFeed

urlpatterns = [
    path("discussions.atom", served(DiscussionsFeed()), name="discussions_feed"),
    path("demandes.atom", served(RequestsFeed()), name="requests_feed"),
    path("profils.atom", served(ProfilesFeed()), name="profiles_feed"),
]
