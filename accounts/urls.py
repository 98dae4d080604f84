"""My space."""

from django.urls import path

from . import views

urlpatterns = [path("", views.my_space, name="my_space")]
