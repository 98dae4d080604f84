"""The portal's addresses, and those of the plain pages it is compared with."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from portal.urls import handler429
from portal.urls import urlpatterns as ours

from . import thread

__all__ = ["handler429", "urlpatterns"]

urlpatterns = [
    path("plain/<int:pk>/", login_not_required(thread.plain)),
    path("lean/<int:pk>/", login_not_required(thread.lean)),
    *ours,
]
