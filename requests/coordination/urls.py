"""Addresses of the cockpit, mounted under `/coordination/`; each asks who comes (`permissions.for_coordinators`)."""

from django.urls import path

from .baskets import views as baskets
from .bulk.views import together
from .importing import views as importing
from .sheet import views as sheet

urlpatterns = [
    path("", baskets.cockpit, name="cockpit"),
    path("export/", baskets.export, name="cockpit_export"),
    path("ensemble/", together, name="cockpit_bulk"),
    path("importer/", importing.import_needs, name="import_needs"),
    path("importer/modele.<str:ending>", importing.import_template, name="import_template"),
    path("importer/<uuid:pk>/", importing.import_preview, name="import_preview"),
    path("importer/<uuid:pk>/confirmer/", importing.import_confirm, name="import_confirm"),
    path("<int:pk>/", sheet.sheet, name="cockpit_request"),
    path("<int:pk>/prendre/", sheet.take, name="cockpit_take"),
    path("<int:pk>/suivi/", sheet.assign, name="cockpit_assign"),
    path("<int:pk>/proposer/", sheet.propose, name="cockpit_propose"),
    path("<int:pk>/appel/", sheet.call, name="cockpit_call"),
    path("<int:pk>/note/", sheet.note, name="cockpit_note"),
    path("<int:pk>/etat/", sheet.change, name="cockpit_state"),
]
