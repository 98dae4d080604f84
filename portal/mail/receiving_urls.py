"""Where letters are handed over."""

from django.urls import path

from . import receiving

urlpatterns = [path("entrant/", receiving.inbound_mail, name="inbound_mail")]
