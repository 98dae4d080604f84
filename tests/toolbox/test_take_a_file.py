"""Taking a file: by its own address, as something to keep, counted without knowing by whom."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from tests.cms.factories import staff
from tests.directory.factories import UserFactory
from tests.toolbox.factories import CONTENT, ResourceFactory, document, paper
from toolbox.models import DownloadDay, Resource, Tool

pytestmark = pytest.mark.django_db


def address(page: Resource) -> str:
    return reverse("resource_file", args=[page.slug, page.files.first().pk])


def test_a_file_is_kept_and_can_do_nothing(take):
    page = ResourceFactory(files=[paper(document=document("charte été.odt"))])
    answer = take(address(page))
    assert b"".join(answer.streaming_content) == CONTENT
    assert answer["Content-Type"] == "application/vnd.oasis.opendocument.text"
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert not answer.cookies


@pytest.mark.parametrize("name", ["page.html", "image.svg", "script.js", "inconnu"])
def test_whatever_is_in_it_a_browser_shows_none_of_it(take, name):
    page = ResourceFactory(files=[paper(document=document(name, b"<script>alert(1)</script>"))])
    answer = take(address(page))
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_each_download_is_one_more_that_day_and_nothing_else(take):
    page = ResourceFactory()
    for _time in range(3):
        take(address(page))
    take(address(page), "head")
    (day,) = DownloadDay.objects.all()
    assert (day.resource, day.day, day.number) == (page, timezone.localdate(), 3)
    assert {field.name for field in DownloadDay._meta.fields} == {"id", "resource", "day", "number"}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_at_once_are_two():
    page = ResourceFactory()

    def take(_number):
        try:
            DownloadDay.count(page)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(take, range(8)))
    assert DownloadDay.objects.get().number == 8


def test_a_lost_file_is_not_found(take):
    page = ResourceFactory()
    page.files.get().document.file.storage.delete(page.files.get().document.file.name)
    assert take(address(page)).status_code == 404
    assert not DownloadDay.objects.exists()


def test_a_file_of_another_resource_is_not_found_here(take):
    page, other = ResourceFactory(), ResourceFactory()
    assert take(reverse("resource_file", args=[page.slug, other.files.get().pk])).status_code == 404


class TestTheOtherDoor:
    """Wagtail's `/documents/` serves any document; those of resources it leads to their own address, or refuses."""

    def door(self, stored) -> str:
        return reverse("wagtaildocs_serve", args=[stored.pk, stored.filename])

    def test_a_public_one_is_led_to_its_address(self, take):
        page = ResourceFactory()
        answer = take(self.door(page.files.get().document))
        assert (answer.status_code, answer.url) == (302, address(page))

    def test_that_of_a_draft_is_for_those_who_write_resources(self, client, take):
        stored = document()
        ResourceFactory(live=False, files=[paper(document=stored)])
        for person, status in ((None, 404), (UserFactory(), 404), (staff(Role.EDITOR), 200)):
            if person:
                client.force_login(person)
            assert take(self.door(stored)).status_code == status

    def test_that_of_a_next_version_stays_inside_as_well(self, take):
        page, stored = ResourceFactory(), document("version-2.odt")
        page.files = [paper(version="2", document=stored), *page.files.all()]
        page.save_revision()
        assert take(self.door(stored)).status_code == 404

    def test_that_of_a_tool_was_public_and_stays_so(self, take):
        stored = document()
        Tool.objects.create(title="Charte", document=stored)
        ResourceFactory(live=False, files=[paper(document=stored)])
        assert take(self.door(stored)).status_code == 200
        assert take(self.door(document())).status_code == 200
