"""What is done with a request; mounted under `/demandes/`."""

from django.urls import path

from . import edit_views, views

urlpatterns = [
    path("<slug:slug>/modifier/", edit_views.edit, name="edit_request"),
    path("<slug:slug>/clore/", views.close, name="close_request"),
    path("<slug:slug>/retirer/", views.withdraw, name="withdraw_request"),
    path("<slug:slug>/rouvrir/", views.reopen, name="reopen_request"),
    path("<slug:slug>/prolonger/", views.put_off, name="put_off_request"),
    path("<slug:slug>/documents/", views.share_tool, name="share_tool"),
]
