"""The address of the styles, in development only."""

from django.urls import path

from .views import styles

urlpatterns = [path("", styles, name="styles")]
