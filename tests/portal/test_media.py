"""Files where no web server stands before the portal: pictures are served, documents have a door of their own."""

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import Http404
from django.test import RequestFactory

from portal.media import media


@pytest.fixture
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for folder in ("images", "documents"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("words")


@pytest.fixture
def no_database():
    """Closing an answer looks after the database's connections, as at the end of a request; here there are none."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


def ask(path):
    return media(RequestFactory().get(f"/media/{path}"), path)


def test_a_picture_is_served_and_can_do_nothing(files, no_database):
    answer = ask("images/a.txt")
    assert answer.getvalue() == b"words"
    assert "sandbox" in answer["Content-Security-Policy"]
    answer.close()


@pytest.mark.parametrize("path", ["documents/a.txt", "/documents/a.txt", "images/../documents/a.txt", "images/b.txt"])
def test_a_document_is_not_read_past_its_door(files, path):
    with pytest.raises(Http404):
        ask(path)
