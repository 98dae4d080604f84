"""Photo and documents of my page; reading a document of somebody's page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.member_request import MemberRequest
from portal import pictures
from portal.media import FILE_POLICY

from ..choices import UploadKind
from ..editing import versions
from ..models import Upload
from . import actions, reading
from .forms import DocumentForm, FrameForm, PhotoForm

form_view = require_http_methods(["GET", "HEAD", "POST"])


@form_view
def photo(request: MemberRequest) -> HttpResponse:
    """Send a photo of mine, or another one."""
    page = versions.own_page(request.user)
    form = PhotoForm(request.POST or None, request.FILES or None) if request.method == "POST" else PhotoForm()
    if form.is_valid():
        actions.keep_photo(request.user, form.cleaned_data["photo"])
        return redirect("frame_photo")
    context = {"page": page, "form": form, "draft": versions.latest(page)}
    return render(request, "directory/uploads/photo.html", context)


@form_view
def frame(request: MemberRequest) -> HttpResponse:
    """Choose what is seen of my photo: look first, then keep."""
    page = versions.own_page(request.user)
    if actions.photo_of(page.volunteer) is None:
        return redirect("profile_photo")
    form = FrameForm(request.POST if request.method == "POST" else None)
    if "keep" in request.POST and form.is_valid():
        actions.frame_photo(request.user, **form.cleaned_data)
        messages.success(request, _("Your photo is kept with your draft. It goes online with your next version."))
        return redirect("profile_photo")
    shown = form.cleaned_data if form.is_valid() else actions.MIDDLE
    return render(
        request, "directory/uploads/frame.html", {"form": form if form.is_bound else FrameForm(), "shown": shown}
    )


@require_safe
def framed_photo(request: MemberRequest) -> HttpResponse:
    """Return my photo as it would be framed, for me alone."""
    source = actions.photo_of(versions.own_page(request.user).volunteer)
    form = FrameForm(request.GET)
    if source is None or not form.is_valid():
        raise Http404
    square = pictures.framed(actions.opened(source), side=320, **form.cleaned_data)
    return HttpResponse(pictures.as_jpeg(square), content_type="image/jpeg")


@require_POST
def remove_photo(request: MemberRequest) -> HttpResponse:
    """Take my photo off the draft."""
    actions.remove_photo(request.user)
    messages.success(request, _("Your next version has no photo. To hide the one online now, choose who sees it."))
    return redirect("profile_photo")


@form_view
def documents(request: MemberRequest) -> HttpResponse:
    """Join a document to my page."""
    page = versions.own_page(request.user)
    lines = actions.documents_of(page)
    form = DocumentForm(number=len(lines))
    if request.method == "POST":
        form = DocumentForm(request.POST, request.FILES, number=len(lines))
        if form.is_valid():
            actions.add_document(request.user, form.cleaned_data["file"], title=form.cleaned_data["title"])
            messages.success(request, _("This document is kept with your draft."))
            return redirect("profile_documents")
    return render(request, "directory/uploads/documents.html", {"page": page, "form": form, "documents": lines})


@require_POST
def remove_document(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a document off the draft."""
    actions.remove_document(request.user, pk)
    messages.success(request, _("Your next version comes without this document."))
    return redirect("profile_documents")


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a document out to whoever may read it, as a file that can do nothing."""
    upload = get_object_or_404(Upload.objects.select_related("volunteer__user"), pk=pk, kind=UploadKind.DOCUMENT)
    title = reading.title_for(upload, request.user)
    if title is None:
        raise Http404
    name = f"{slugify(title) or 'document'}.{upload.file.name.rpartition('.')[2]}"
    with upload.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.headers["Cache-Control"] = "private, no-store"
    return response
