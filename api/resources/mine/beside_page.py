"""My page beside its text: documents, earlier versions; and what moderators decided about what is mine."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from ninja import File, Path, Router, Status, UploadedFile

from community.models import Decision
from community.moderation.appealing import appeal
from community.moderation.choices import Verdict
from community.moderation.forms import AppealForm
from community.moderation.letters import sentences
from community.moderation.targets import find
from directory.editing import actions, history, versions
from directory.uploads import actions as uploads
from directory.uploads.forms import DocumentForm

from ...auth import APIRequest, Member
from ...choices import Right
from ...problems import ProblemError
from ...refusing import not_ready
from ...schemas.following import AppealIn, DecisionOut, DocumentOut, PageVersion
from ...writing.once import once
from ...writing.typed import cleaned, typed

router = Router(tags=["me"])
mine, writes = Member(Right.READ), Member(Right.PROFILE)


def _documents(request: APIRequest) -> list[dict[str, Any]]:
    lines = uploads.documents_of(versions.own_page(request.user))
    return [{"id": key, "title": title, "url": reverse("profile_document", args=[key])} for key, title in lines]


@router.get("/me/profile/documents", response=list[DocumentOut], auth=mine, summary="Documents of my page")
def my_documents(request: APIRequest) -> list[dict[str, Any]]:
    """List the documents of my draft."""
    return _documents(request)


@router.post("/me/profile/documents", response={201: list[DocumentOut]}, auth=writes, summary="Join a document")
def join_document(request: APIRequest, title: str, file: File[UploadedFile]) -> Status:
    """Join a document to my draft (multipart/form-data); online with the next version that moderators have read."""
    number = len(uploads.documents_of(versions.own_page(request.user)))
    form = DocumentForm({"title": title}, MultiValueDict({"file": [file]}), number=number)
    said = cleaned(form)
    uploads.add_document(request.user, said["file"], title=said["title"])
    return Status(201, _documents(request))


@router.delete("/me/profile/documents/{pk}", response={204: None}, auth=writes, summary="Take a document off")
def remove_document(request: APIRequest, pk: Path[int]) -> Status:
    """Take a document off my draft; the next version comes without it."""
    uploads.remove_document(request.user, pk)
    return Status(204, None)


@router.get("/me/profile/versions", response=list[PageVersion], auth=mine, summary="Versions of my page")
def my_versions(request: APIRequest) -> list[dict[str, Any]]:
    """List the fifty latest versions of my page."""
    found = history.of(versions.own_page(request.user), user=request.user)
    return [
        {"id": one.pk} | {name: getattr(one, name) for name in PageVersion.model_fields if name != "id"}
        for one in found
    ]


@router.post("/me/profile/versions/{pk}/restore", response={204: None}, auth=writes, summary="Restore a version")
@once
def restore_version(request: APIRequest, pk: Path[int]) -> Status:
    """Have an earlier version read by moderators and put online again; what is online stays until then."""
    try:
        with transaction.atomic():
            page = versions.own_page(request.user, lock=True)
            actions.restore(page, versions.of_page(page, pk), by=request.user)
    except ValidationError as refused:
        raise ProblemError(409, not_ready(), actions.refusal(refused)) from refused
    return Status(204, None)


@router.get("/me/decisions/{pk}", response=DecisionOut, auth=mine, summary="A decision about something of mine")
def my_decision(request: APIRequest, pk: Path[int]) -> dict[str, Any]:
    """Read what moderators decided about something of mine, and why."""
    return _decision(_own_decision(request, pk))


@router.post("/me/decisions/{pk}/appeal", response=DecisionOut, auth=Member(Right.POSTS), summary="Appeal")
@once
def appeal_decision(request: APIRequest, pk: Path[int], said: AppealIn) -> Status:
    """Ask for a second look by somebody else; asked twice it is once."""
    found = _own_decision(request, pk)
    words = cleaned(AppealForm(typed(said.dict())))
    if found.is_appealable:
        appeal(found, by=request.user, text=words["text"])
    return Status(200, _decision(_own_decision(request, pk)))


def _own_decision(request: APIRequest, pk: int) -> Decision:
    return get_object_or_404(Decision.objects.filter(author=request.user), pk=pk)


def _decision(found: Decision) -> dict[str, Any]:
    target = find(found.kind, found.object_id)
    told = list(sentences(found, target)) if target and found.verdict in Verdict.told() else []
    same = {"id": found.pk, "kind": found.kind, "verdict": found.verdict}
    return same | {"sentences": [str(one) for one in told], "may_appeal": found.is_appealable}
