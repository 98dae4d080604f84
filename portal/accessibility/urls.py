"""The address of the statement, below the editors' page on accessibility."""

from django.urls import path

from .views import statement

urlpatterns = [path("declaration/", statement, name="accessibility_statement")]
