"""Keeping what was sent: a file, and the draft of the page that shows it."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.models import Collection

from accounts.models import User
from portal import pictures

from ..choices import UploadKind
from ..editing import actions, content, versions
from ..models import Upload, Volunteer, VolunteerProfilePage

# What is kept of a photo to frame it again, and what the site shows.
LONGEST_SIDE, SIDE = 1600, 640
MIDDLE = {"across": 50, "down": 30, "zoom": 100}
COLLECTION = "Photos de profil"


@transaction.atomic
def keep_photo(user: User, picture: Picture.Image) -> None:
    """Keep a photo for its owner to frame, and put it on the draft framed in the middle."""
    page = versions.own_page(user, lock=True)
    _forget_photo(page.volunteer)
    _keep(page.volunteer, UploadKind.PHOTO, ContentFile(pictures.as_jpeg(picture), name="photo.jpg"))
    _show(page, picture, by=user, **MIDDLE)


@transaction.atomic
def frame_photo(user: User, *, across: int, down: int, zoom: int) -> None:
    """Frame the photo otherwise: a new picture on the draft; the one that is online stays as it was approved."""
    page = versions.own_page(user, lock=True)
    if source := photo_of(page.volunteer):
        _show(page, opened(source), by=user, across=across, down=down, zoom=zoom)


def _forget_photo(volunteer: Volunteer) -> None:
    volunteer.uploads.filter(kind=UploadKind.PHOTO).delete()


def photo_of(volunteer: Volunteer) -> Upload | None:
    """Return somebody's photo before it was framed."""
    return volunteer.uploads.filter(kind=UploadKind.PHOTO).order_by("-pk").first()


def opened(source: Upload) -> Picture.Image:
    """Return the pixels of a photo that we wrote ourselves."""
    with source.file.open("rb") as file:
        return pictures.upright(file, longest_side=LONGEST_SIDE)


def _show(page: VolunteerProfilePage, picture: Picture.Image, *, by: User, **frame: int) -> None:
    data = pictures.as_jpeg(pictures.framed(picture, side=SIDE, **frame))
    # The title stands in the admin's library, among others': it names nobody.
    image = get_image_model().objects.create(
        title=_("Profile photo"),
        file=ImageFile(BytesIO(data), name=f"{uuid4().hex}.jpg"),
        file_size=len(data),
        uploaded_by_user=by,
        collection=_collection(),
    )
    actions.save_draft(page, {"photo": image.pk}, by=by)


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)


@transaction.atomic
def remove_photo(user: User) -> None:
    """Take the photo off the draft, and forget what it was framed from."""
    page = versions.own_page(user, lock=True)
    _forget_photo(page.volunteer)
    actions.save_draft(page, {"photo": None}, by=user)


@transaction.atomic
def add_document(user: User, file: ContentFile, *, title: str) -> None:
    """Join a checked document to the draft."""
    page = versions.own_page(user, lock=True)
    kept = _keep(page.volunteer, UploadKind.DOCUMENT, file)
    _set_documents(page, [*documents_of(page), [kept.pk, title]], by=user)


@transaction.atomic
def remove_document(user: User, pk: int) -> None:
    """Take a document off the draft; earlier versions keep it, so that one can be restored."""
    page = versions.own_page(user, lock=True)
    _set_documents(page, [line for line in documents_of(page) if line[0] != pk], by=user)


def documents_of(page: VolunteerProfilePage) -> list[list[Any]]:
    """Return the documents of the draft: the key of each file and its title.

    Read from the version as it is kept: made into a page, Wagtail would ask for the file of each.
    """
    if page.latest_revision is None:
        return list(content.FIELDS["documents"].read(page))
    lines = [[row["upload"], row["title"]] for row in page.latest_revision.content["profile_documents"]]
    there = set(Upload.objects.filter(pk__in=[key for key, _title in lines]).values_list("pk", flat=True))
    return [line for line in lines if line[0] in there]


def _set_documents(page: VolunteerProfilePage, lines: Iterable[list[Any]], *, by: User) -> None:
    actions.save_draft(page, {"documents": list(lines)}, by=by)


def _keep(volunteer: Volunteer, kind: UploadKind, file: ContentFile) -> Upload:
    return Upload.objects.create(volunteer=volunteer, kind=kind, file=file, size=file.size)
