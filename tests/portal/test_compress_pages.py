"""Pages leave compressed for browsers that can read it, kept or not; a member's length tells nothing of its words."""

import gzip

import pytest
from django.http import HttpResponse, JsonResponse
from django.test import Client, RequestFactory

from portal.compressing import compress_pages

pytestmark = pytest.mark.django_db
PAGE = "<p>Bonjour</p>" * 100


def answer(response: HttpResponse, accepted: str = "gzip, br") -> HttpResponse:
    request = RequestFactory().get("/", headers={"accept-encoding": accepted})
    return compress_pages(lambda _request: response)(request)


def test_a_page_is_a_fifth_of_its_size_and_says_what_it_depends_on():
    packed = answer(HttpResponse(PAGE))
    assert gzip.decompress(packed.content).decode() == PAGE
    assert len(packed.content) < len(PAGE) / 5
    assert packed["Content-Encoding"] == "gzip"
    assert packed["Content-Length"] == str(len(packed.content))
    assert "Accept-Encoding" in packed["Vary"]


def test_who_cannot_read_it_gets_it_as_it_is():
    plain = answer(HttpResponse(PAGE), "br")
    assert plain.text == PAGE
    assert "Accept-Encoding" in plain["Vary"]


@pytest.mark.parametrize("response", [HttpResponse("<p>Oui</p>"), JsonResponse({"x": PAGE})])
def test_what_is_short_or_for_programs_stays(response):
    assert "Content-Encoding" not in answer(response)


def test_the_length_of_what_is_for_one_person_varies():
    def length() -> int:
        return len(answer(HttpResponse(PAGE, headers={"Cache-Control": "private, no-store"})).content)

    assert len({length() for _time in range(20)}) > 1


def test_the_tag_of_compressed_bytes_is_a_weak_one():
    assert answer(HttpResponse(PAGE, headers={"ETag": '"x"'}))["ETag"] == 'W/"x"'


def test_every_page_of_the_portal_does():
    got = Client().get("/annuaire/", headers={"accept-encoding": "gzip"})
    assert got["Content-Encoding"] == "gzip"
    assert b"<html" in gzip.decompress(got.content)
