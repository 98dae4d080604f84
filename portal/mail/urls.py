"""The demo's mailbox; `portal.urls` includes it in a demo only."""

from django.urls import path

from . import views

urlpatterns = [
    path("courrier/", views.demo_mailbox, name="demo_mailbox"),
    path("courrier/<slug:letter_id>/", views.demo_letter, name="demo_letter"),
]
