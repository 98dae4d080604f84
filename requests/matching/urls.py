"""Below a request's address: who could help, and calling one of them."""

from django.urls import path

from . import views
from .calling import views as calling

urlpatterns = [
    path("<slug:slug>/qui-peut-aider/", views.who_can_help, name="who_can_help"),
    path("<slug:slug>/appeler/<slug:volunteer>/", calling.call, name="call_volunteer"),
    path("<slug:slug>/appeler/<slug:volunteer>/issue/", calling.outcome, name="call_outcome"),
]
