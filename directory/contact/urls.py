"""Below a profile's address: writing to its owner, seeing their number."""

from django.urls import path

from . import phone_views, views

urlpatterns = [
    path("<slug:slug>/ecrire/", views.write, name="write_to_volunteer"),
    path("<slug:slug>/telephone/", phone_views.phone, name="volunteer_phone"),
]
