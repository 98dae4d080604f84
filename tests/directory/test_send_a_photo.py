"""A photo is opened with care, framed, written again; what would do harm is refused in words."""

import re
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.images import get_image_model

from community.moderation import hiding
from community.moderation.targets import find
from directory.models import Upload, VolunteerProfilePage
from portal import media
from portal.work.worker import drain
from tests.accounts.factories import member
from tests.directory.browsing import words_of
from tests.directory.factories import ThemeFactory, UserFactory
from tests.directory.files import HARMFUL, photo, sent, two_halves
from tests.directory.reviewing import agreed, approve

PHOTO, FRAME = "/compte/profil/photo/", "/compte/profil/photo/cadrer/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    page = agreed(themes=[ThemeFactory()])
    client.force_login(page.owner)
    return page


def draft_of(page):
    return VolunteerProfilePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def pixels(photo_of_page):
    with photo_of_page.file.open("rb") as file:
        return Image.open(BytesIO(file.read())).convert("RGB")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_kept_with_the_draft_as_a_square(client, page, kind):
    assert client.post(PHOTO, {"photo": sent(photo(kind=kind), f"moi.{kind.lower()}")}).url == FRAME
    kept = draft_of(page).photo
    assert pixels(kept).size == (640, 640)
    page.refresh_from_db()
    assert page.photo is None


def test_what_the_camera_wrote_beside_it_is_gone(client, page):
    client.post(PHOTO, {"photo": sent(photo())})
    for file in (draft_of(page).photo.file, Upload.objects.get().file):
        with file.open("rb") as kept:
            data = kept.read()
        assert b"Domicile" not in data
        assert not Image.open(BytesIO(data)).getexif()


def test_its_name_tells_nothing(client, page):
    client.post(PHOTO, {"photo": sent(photo(), "camille exemple, rue des Lilas.jpg")})
    image = draft_of(page).photo
    assert "camille" not in f"{image.file.name} {image.title} {Upload.objects.get().file.name}".lower()


@pytest.mark.parametrize(("across", "color"), [(0, (254, 0, 0)), (100, (0, 0, 254))])
def test_it_is_framed_where_one_likes(client, page, across, color):
    client.post(PHOTO, {"photo": sent(two_halves(), "p.png")})
    typed = {"across": across, "down": 50, "zoom": 150}
    looked = client.post(FRAME, typed | {"look": "1"})
    assert f"across={across}&amp;down=50&amp;zoom=150" in looked.content.decode()
    shown = client.get(f"/compte/profil/photo/cadree/?across={across}&down=50&zoom=150")
    near = Image.open(BytesIO(shown.content)).convert("RGB").getpixel((160, 160))
    assert near == pytest.approx(color, abs=3)
    client.post(FRAME, typed | {"keep": "1"})
    assert pixels(draft_of(page).photo).getpixel((320, 320)) == pytest.approx(color, abs=3)


def test_what_was_cut_away_is_nowhere_to_be_fetched(client, page):
    client.post(PHOTO, {"photo": sent(two_halves(), "p.png")})
    source = Upload.objects.get().file.name
    assert source.startswith("documents/")
    with pytest.raises(media.Http404):
        media.media(client.get("/").wsgi_request, source)
    client.force_login(UserFactory())
    assert client.get("/compte/profil/photo/cadree/?across=0&down=0&zoom=100").status_code == 404
    assert client.get(f"/annuaire/documents/{Upload.objects.get().pk}/").status_code == 404


def test_a_new_photo_is_online_once_it_was_read(client, page):
    client.post(PHOTO, {"photo": sent(photo())})
    client.post("/compte/profil/envoyer/")
    assert "/media/images/" not in client.get(page.url).content.decode()
    approve(page)
    assert "/media/images/" in client.get(page.url).content.decode()


def test_a_hidden_photo_loses_its_address(client, page):
    client.post(PHOTO, {"photo": sent(photo())})
    client.post("/compte/profil/envoyer/")
    approve(page)
    client.get(page.url)
    before = get_image_model().objects.get().file.name
    typed = {"phone": "nobody", "phone_number": ""} | dict.fromkeys(
        ("organisation", "commune", "background", "languages", "references", "documents", "registration_number"),
        "everyone",
    )
    assert client.post("/compte/profil/visibilite/", typed | {"photo": "nobody"}).status_code == 302
    client.logout()
    assert "/media/images/" not in client.get(page.url).content.decode()
    image = get_image_model().objects.get()
    assert image.file.name != before
    assert image.renditions.count() == 0


def online(client, page):
    """Have the page with a photo read and published; return the files that everybody can fetch."""
    client.post(PHOTO, {"photo": sent(photo())})
    client.post("/compte/profil/envoyer/")
    approve(page)
    found = re.findall(r'/media/images/[^"]+', client.get(page.url).text)
    image = VolunteerProfilePage.objects.get(pk=page.pk).photo
    addresses = [*found, f"/media/{image.file.name}"]
    files = [address.removeprefix("/media/") for address in addresses]
    assert [default_storage.exists(file) for file in files] == [True] * len(files)
    return files


@pytest.mark.parametrize("deed", ["hidden by a moderator", "taken offline", "replaced", "removed"])
def test_a_photo_that_is_no_longer_shown_is_no_longer_fetched(client, page, deed, django_capture_on_commit_callbacks):
    files = online(client, page)
    with django_capture_on_commit_callbacks(execute=True):
        if deed == "hidden by a moderator":
            hiding.hide(find("profile", page.pk), by=member("mod@exemple.invalid", is_superuser=True), reason="spam")
        elif deed == "taken offline":
            client.post("/compte/profil/hors-ligne/")
        else:
            client.post(PHOTO, {"photo": sent(two_halves(), "p.png")})
            if deed == "removed":
                client.post("/compte/profil/photo/retirer/")
            client.post("/compte/profil/envoyer/")
            approve(page)
    drain()
    assert VolunteerProfilePage.objects.get(pk=page.pk).live is (deed in ("replaced", "removed"))
    assert [default_storage.exists(file) for file in files] == [False] * len(files)


def test_a_photo_is_removed(client, page):
    client.post(PHOTO, {"photo": sent(photo())})
    client.post("/compte/profil/photo/retirer/")
    assert draft_of(page).photo is None
    assert not Upload.objects.exists()


@pytest.mark.parametrize("harm", list(HARMFUL))
def test_what_would_do_harm_is_refused_in_words(client, page, harm):
    answer = client.post(PHOTO, {"photo": sent(HARMFUL[harm]())})
    assert answer.status_code == 200
    told = words_of(answer)
    assert any(words in told for words in ("JPEG, PNG ou WebP", "trop lourd", "trop grande", "inhabituelle", "vide"))
    assert not Upload.objects.exists()
    assert draft_of(page).photo is None


def test_a_photo_that_is_a_page_as_well_is_only_a_photo_afterwards(client, page):
    client.post(PHOTO, {"photo": sent(photo() + b"<script>alert(1)</script>PK\x05\x06" + bytes(18))})
    with draft_of(page).photo.file.open("rb") as kept:
        data = kept.read()
    assert b"script" not in data
    assert b"PK\x05\x06" not in data


def test_nobody_sends_a_photo_for_somebody_else(client, page):
    client.force_login(UserFactory())
    assert client.post(PHOTO, {"photo": sent(photo())}).status_code == 404
    assert not Upload.objects.exists()
