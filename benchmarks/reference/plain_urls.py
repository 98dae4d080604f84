"""The addresses of the reference."""

from django.urls import path

from . import views

urlpatterns = [
    path("bare", views.bare),
    path("row", views.row),
    path("list20", views.list20),
    path("thread50", views.thread50),
    path("json20", views.json20),
    path("insert", views.insert),
    path("post", views.post),
]
