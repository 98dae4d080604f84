"""The address below `/toujours-utile/`, which letters hold."""

from django.urls import path

from . import answering

urlpatterns = [path("<str:token>/", answering.term, name="request_term")]
