"""My data."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.my_data, name="my_data"),
    path("accords/<slug:purpose>/retirer/", views.withdraw_consent, name="withdraw_consent"),
    path("copie/", views.ask_for_copy, name="ask_for_copy"),
    path("copie/<int:pk>/", views.fetch_copy, name="fetch_copy"),
    path("effacer/", views.erase_me, name="erase_me"),
    # Its name lets everybody read it: whoever has left is nobody here any more.
    path("au-revoir/", views.farewell, name="account_farewell"),
    path("registre/", views.processing, name="account_processing"),
]
