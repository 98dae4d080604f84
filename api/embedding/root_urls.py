"""Addresses at the root, where programs look for them."""

from django.urls import path

from .oembed import oembed
from .opensearch import opensearch, opensearch_suggestions

urlpatterns = [
    path("oembed", oembed, name="oembed"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("opensearch/suggestions", opensearch_suggestions, name="opensearch_suggestions"),
]
