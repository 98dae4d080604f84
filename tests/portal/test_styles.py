"""`/styles/`: every component says what it takes and is shown in its states; only where pages are developed."""

from types import ModuleType

import pytest
from django.urls import include, path

import portal.urls
from portal.styles import reading
from portal.styles.samples import SAMPLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def development(settings):
    """The addresses as they are in development."""
    urls = ModuleType("urls_of_development")
    urls.urlpatterns = [path("styles/", include("portal.styles.urls")), *portal.urls.urlpatterns]
    settings.ROOT_URLCONF = urls


def test_every_component_says_what_it_takes_and_has_a_sample():
    assert set(reading.names()) == set(SAMPLES)
    assert [name for name in reading.names() if not reading.said_by(name)] == []


def test_the_page_shows_them_all(development, client):
    page = client.get("/styles/").text
    for name in reading.names():
        assert f'id="c-{name}"' in page
    assert "Elle n’est jamais affichée." in page
    assert page.count("light-dark(") > 20
    assert 'fill="var(--accent)"' in page


def test_elsewhere_it_is_not_there(client):
    assert client.get("/styles/").status_code == 404
