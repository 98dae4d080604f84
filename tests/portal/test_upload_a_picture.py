"""A picture uploaded in the admin keeps its pixels and nothing else."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Picture
from wagtail.images import get_image_model

from tests.cms.factories import superuser

GPS, DESCRIPTION, ORIENTATION = 0x8825, 0x010E, 0x0112


def photo(kind: str, name: str) -> SimpleUploadedFile:
    picture, data = Picture.new("RGB", (40, 20), "teal"), BytesIO()
    exif = picture.getexif()
    exif[DESCRIPTION] = "Domicile de Mme Exemple"
    exif[ORIENTATION] = 6  # lying on its side
    exif.get_ifd(GPS)[2] = (48.0, 51.0, 24.0)
    picture.save(data, format=kind, exif=exif)
    return SimpleUploadedFile(name, data.getvalue(), f"image/{kind.lower()}")


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "name"), [("JPEG", "photo.jpg"), ("PNG", "photo.png"), ("WEBP", "photo.webp")])
def test_place_and_description_are_gone(client, kind, name):
    client.force_login(superuser())
    data = {"title": "Portrait", "file": photo(kind, name), "collection": 1}
    assert client.post(reverse("wagtailimages:add"), data).status_code == 302
    kept = get_image_model().objects.get()
    for file in (kept.file, kept.get_rendition("width-10").file):
        with file.open() as stored:
            data = stored.read()
        assert b"Domicile" not in data
        assert not Picture.open(BytesIO(data)).getexif()
    assert (kept.width, kept.height) == (20, 40)


@pytest.mark.django_db
def test_a_new_title_keeps_the_picture(client):
    client.force_login(superuser())
    client.post(reverse("wagtailimages:add"), {"title": "Portrait", "file": photo("JPEG", "p.jpg"), "collection": 1})
    kept = get_image_model().objects.get()
    client.post(reverse("wagtailimages:edit", args=[kept.pk]), {"title": "Portrait officiel", "collection": 1})
    again = get_image_model().objects.get()
    assert (again.title, again.file.name) == ("Portrait officiel", kept.file.name)
