"""My offers, each offer's page, my calendar."""

from django.urls import path

from . import answering, calendar_views, views

urlpatterns = [
    path("", views.my_offers, name="my_offers"),
    path("calendrier/", calendar_views.my_calendar, name="my_calendar"),
    path("calendrier/<str:token>/entraide.ics", calendar_views.calendar_feed, name="calendar_feed"),
    path("<int:pk>/", answering.offer, name="offer"),
    path("<int:pk>/accepter/", answering.accept, name="accept_offer"),
    path("<int:pk>/decliner/", answering.decline, name="decline_offer"),
    path("<int:pk>/retirer/", answering.withdraw, name="withdraw_offer"),
    path("<int:pk>/ecrire/", answering.write, name="write_about_offer"),
    path("<int:pk>/agenda.ics", calendar_views.offer_calendar, name="offer_calendar"),
]
