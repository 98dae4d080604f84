"""Addresses below `/flux/`."""

from django.urls import path
from django.views.decorators.http import require_safe

from .feed import ReportFeed

urlpatterns = [path("bilans.atom", require_safe(ReportFeed()), name="report_feed")]
