"""Addresses of pages: from the name, numbered when taken, never one of the site's own words."""

import pytest
from django.core.exceptions import ValidationError

from portal.slugs import free_slug
from tests.directory.factories import ProfilePageFactory


@pytest.mark.parametrize(
    ("name", "taken", "slug"),
    [
        ("Zoë Exemple-Églantine", set(), "zoe-exemple-eglantine"),
        ("Camille Martin", {"camille-martin"}, "camille-martin-2"),
        ("Camille Martin", {"camille-martin", "camille-martin-2"}, "camille-martin-3"),
        ("Nouvelle", set(), "nouvelle-2"),
        ("你好", set(), "page"),
        ("x" * 400, set(), "x" * 240),
    ],
)
def test_a_slug_is_made(name, taken, slug):
    assert free_slug(name, taken=taken) == slug


@pytest.mark.django_db
def test_a_word_of_the_site_is_refused():
    page = ProfilePageFactory()
    page.slug = "nouvelle"
    with pytest.raises(ValidationError, match="nouvelle"):
        page.full_clean()
    page.slug = "nouvelle-vie"
    page.full_clean()
