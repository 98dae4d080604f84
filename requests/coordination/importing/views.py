"""Bringing in a list of needs: template, upload, preview, confirmation."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.member_request import MemberRequest
from directory.searching.reading import clean
from portal.spreadsheets import XLSX

from ..models import NeedImport
from ..models.importing import ImportState
from ..permissions import for_coordinators
from . import template, worker
from .checking import Checked, check
from .columns import COLUMNS
from .forms import UploadForm

FILES = {"csv": (template.as_csv, "text/csv; charset=utf-8"), "xlsx": (template.as_xlsx, XLSX)}
# What is shown of a long list: its faults first, then its first lines.
MOST_SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@for_coordinators
def import_needs(request: MemberRequest) -> HttpResponse:
    """Say how, and take a file: its lines are kept for the preview, nothing else is written."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        name = clean(form.cleaned_data["file"].name)[:120]
        kept = NeedImport.objects.create(
            source=form.cleaned_data["source"], file_name=name, lines=form.lines, by=request.user
        )
        return redirect("import_preview", kept.pk)
    mine = NeedImport.objects.filter(by=request.user).defer("lines")
    return render(request, "coordination/importing/upload.html", {"form": form, "columns": COLUMNS, "mine": mine})


@require_safe
@for_coordinators
def import_template(request: MemberRequest, ending: str) -> HttpResponse:
    """Hand out the template."""
    if ending not in FILES:
        raise Http404
    write, content_type = FILES[ending]
    name = f"modele-besoins.{ending}"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(write(), content_type=content_type, headers={"Content-Disposition": disposition})


@require_safe
@for_coordinators
def import_preview(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Show what the lines would become, or what they became."""
    given = get_object_or_404(NeedImport.objects.filter(by=request.user), pk=pk)
    if given.state in (ImportState.WAITING, ImportState.DONE):
        return render(request, "coordination/importing/state.html", {"given": given})
    return render(request, "coordination/importing/preview.html", preview(given))


@require_POST
@for_coordinators
def import_confirm(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Make the requests, or throw the list away."""
    given = get_object_or_404(NeedImport.objects.filter(by=request.user), pk=pk)
    if request.POST.get("jeter"):
        if given.state in (ImportState.PREVIEW, ImportState.REFUSED):
            given.delete()
            messages.success(request, _("The list is thrown away. Nothing was imported."))
        return redirect("import_needs")
    worker.confirm(given)
    return redirect("import_preview", pk)


def preview(given: NeedImport) -> dict[str, Any]:
    """Return the lines as they would come in today, those with faults first."""
    lines = check(given.lines, source=given.source)
    wrong = [line for line in lines if line.faults]
    new = [line for line in lines if line.is_new and not line.faults]
    known = [line for line in lines if not line.is_new and not line.faults]
    return {
        "given": given,
        "wrong": wrong[:MOST_SHOWN],
        "wrong_number": len(wrong),
        "new": new[:MOST_SHOWN],
        "new_number": len(new),
        "known": _changed_first(known)[:MOST_SHOWN],
        "known_number": len(known),
        "may_confirm": bool(new) and not wrong,
        "is_long": len(given.lines) > worker.AT_ONCE,
    }


def _changed_first(known: list[Checked]) -> list[Checked]:
    return sorted(known, key=lambda line: not line.was_changed)
