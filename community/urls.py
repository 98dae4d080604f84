"""What people do in the thread of a request; mounted under `/demandes/`."""

from django.urls import path

from . import views

urlpatterns = [
    path("<slug:slug>/repondre/", views.reply, name="reply"),
    path("<slug:slug>/messages/<int:pk>/proposer/", views.offer_from, name="offer_from"),
    path("<slug:slug>/messages/<int:pk>/retenir/", views.accept_solution, name="accept_solution"),
    path("<slug:slug>/solution/retirer/", views.withdraw_solution, name="withdraw_solution"),
]
