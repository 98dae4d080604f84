"""Below a request's address: offering, proposing, the offers."""

from django.urls import path

from . import views

urlpatterns = [
    path("<slug:slug>/aider/", views.offer_help, name="offer_help"),
    path("<slug:slug>/propositions/", views.request_offers, name="request_offers"),
    path("<slug:slug>/propositions/ordre/", views.first_come, name="first_come"),
    path("<slug:slug>/proposer/<slug:volunteer>/", views.propose, name="propose"),
]
