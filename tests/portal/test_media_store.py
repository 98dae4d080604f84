"""Pictures and documents in an object store: written there, read through the portal alone, backed up and taken back."""

import io
import subprocess
import sys
import urllib.request

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404
from django.test import RequestFactory
from PIL import Image
from wagtail.images import get_image_model

from directory.models import Upload, Volunteer
from portal.backup import media
from portal.media import media as media_view
from portal.settings.media_store import media_store
from tests.browser.server import free_port
from tests.chaos.supervised import wait_for

# Wagtail leaves the file of a rendition it has just made to the garbage collector.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]


def answers(port):
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/", timeout=5)
    except OSError:
        return False
    return True


@pytest.fixture(scope="module")
def server():
    """A server that speaks S3, and its port."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)])
    wait_for("the object store", lambda: answers(port), 60)
    yield port
    process.kill()
    process.wait()


@pytest.fixture
def bucket(server, settings, tmp_path):
    """A bucket of its own, that the portal is told to use."""
    settings.MEDIA_STORE = (
        f"s3://key:secret@127.0.0.1:{server}/{tmp_path.name.replace('_', '-')}/fichiers?region=eu-west-3&tls=no"
    )
    settings.STORAGES = settings.STORAGES | {"default": media_store(settings.MEDIA_STORE)}
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "unused", tmp_path / "private"
    default_storage.bucket.create(CreateBucketConfiguration={"LocationConstraint": "eu-west-3"})
    return default_storage.bucket


def picture():
    made = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(made, "PNG")
    return get_image_model().objects.create(title="Un pont", file=ContentFile(made.getvalue(), "pont.png"))


def kept(bucket):
    return {one.key: one.get()["Body"].read() for one in bucket.objects.all()}


def shown(address):
    answer = media_view(RequestFactory().get(address), address.removeprefix("/media/"))
    return answer, b"".join(answer.streaming_content)


def test_a_picture_and_its_sizes_are_there_and_shown_by_the_portal(bucket, settings):
    small = picture().get_rendition("fill-80x80|format-webp")
    assert small.url.startswith("/media/images/")
    answer, body = shown(small.url)
    assert body in kept(bucket).values()
    assert (answer["Content-Type"], "sandbox" in answer["Content-Security-Policy"]) == ("image/webp", True)
    assert not settings.MEDIA_ROOT.exists()


def test_documents_and_what_is_elsewhere_are_not(bucket):
    Upload(volunteer=Volunteer.objects.create(), kind="document", size=5).file.save("x.pdf", ContentFile(b"%PDF-"))
    (name,) = (key.removeprefix("fichiers/") for key in kept(bucket))
    for path in (name, "images/none.png", "../../other/secret", "images/../" + name):
        with pytest.raises(Http404):
            shown(f"/media/{path}")


def test_two_files_of_one_name_are_two(bucket):
    first, second = (default_storage.save("images/a.png", ContentFile(text)) for text in (b"1", b"2"))
    assert first != second
    assert sorted(kept(bucket).values()) == [b"1", b"2"]


def test_a_backup_has_them_and_gives_them_back(bucket, tmp_path):
    picture()
    before, content = kept(bucket), tmp_path / "content"
    for name, file in media.files(tmp_path):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(file.read_bytes())
    default_storage.save("images/later.png", ContentFile(b"later"))
    media.replace(content)
    assert kept(bucket) == before


@pytest.mark.parametrize("address", ["s3://host", "ftp://key:secret@host/bucket", "/var/media", "s3:///bucket"])
def test_an_address_that_names_no_bucket_is_refused(address):
    with pytest.raises(ImproperlyConfigured, match="MEDIA_STORE must read"):
        media_store(address)
