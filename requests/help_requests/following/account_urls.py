"""My requests; mounted under `/compte/demandes/`."""

from django.urls import path

from . import mine

urlpatterns = [path("", mine.my_requests, name="my_requests")]
