"""Where the photo of a page can be fetched: an address is known to whoever saw it, so what is hidden gets another."""

from io import BytesIO
from pathlib import PurePath
from uuid import uuid4

from django.core.files.images import ImageFile
from django.db import transaction
from django.db.models import QuerySet
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from .models import VolunteerProfilePage


def photos_of(page: VolunteerProfilePage) -> QuerySet[AbstractImage]:
    """Return the pictures of a page and of all its versions."""
    keys = set(page.revisions.values_list("content__photo", flat=True)) | {page.photo_id}
    return get_image_model().objects.filter(pk__in=keys - {None})


def put_away(page: VolunteerProfilePage, *, but: int | None = None) -> None:
    """Give every photo of a page that was drawn for readers another address, except the one that stays online."""
    for photo in photos_of(page).filter(renditions__isnull=False).exclude(pk=but).distinct():
        move(photo)


def move(photo: AbstractImage) -> None:
    """Give a photo another file: whoever kept the address of the old one finds nothing there any more."""
    old = photo.file.name
    with photo.file.open("rb") as file:
        data = file.read()
    for rendition in photo.renditions.all():
        rendition.delete()
    photo.file = ImageFile(BytesIO(data), name=f"{uuid4().hex}{PurePath(old).suffix}")
    photo.save()
    transaction.on_commit(lambda: photo.file.storage.delete(old))
