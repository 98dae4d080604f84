"""What machines ask every site."""

from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from home.models import HomePage, StandardPage

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_robots_stay_out_of_what_is_for_members(client):
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.text.splitlines()
    assert {"Disallow: /cms/", "Disallow: /compte/", "Disallow: /coordination/"} <= set(lines)
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines
    assert reverse("robots") == "/robots.txt"


def test_security_txt_says_whom_to_tell_and_until_when(client, settings):
    settings.SECURITY_CONTACT = "mailto:securite@example.org"
    answer = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:securite@example.org"
    assert timezone.now() < datetime.fromisoformat(fields["Expires"])
    assert fields["Canonical"] == f"{settings.SITE_URL}/.well-known/security.txt"


def addresses(client) -> list[str]:
    """Return what the site map lists."""
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return [str(entry.text) for entry in tree.iter(f"{SITEMAP}loc")]


@pytest.mark.django_db
def test_the_site_map_lists_what_is_published_at_its_real_address(client, settings):
    settings.SITE_URL = "https://entraide.example.org"
    home = HomePage.objects.get()
    home.add_child(instance=StandardPage(title="Mentions légales", slug="mentions"))
    home.add_child(instance=StandardPage(title="Brouillon", slug="brouillon", live=False))
    listed = addresses(client)
    assert "https://entraide.example.org/" in listed
    assert "https://entraide.example.org/annuaire/" in listed
    assert "https://entraide.example.org/mentions/" in listed
    assert not [address for address in listed if "brouillon" in address]


@pytest.mark.django_db
def test_the_site_map_takes_a_constant_number_of_queries(client, django_assert_max_num_queries):
    home = HomePage.objects.get()
    for number in range(20):
        home.add_child(instance=StandardPage(title=f"Page {number}"))
    addresses(client)
    with django_assert_max_num_queries(15):
        assert len(addresses(client)) >= 20
