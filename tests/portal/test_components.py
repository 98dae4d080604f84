"""The little logic of components, by what a reader sees."""

from datetime import timedelta

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils import timezone, translation

LOAD = "{% load components %}"


def show(template, **values):
    return Template(LOAD + template).render(Context(values))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Camille Exemple-Tilleul", "CE"),
        ("Jean de la Fontaine", "JF"),
        ("Zoé", "Z"),
        ("", ""),
        ("élise  ôta", "ÉÔ"),
        ("CH de Montfictif (fictif)", "CM"),
        ("Maison d’enfants Le Parc – Villars (fictif)", "MV"),
        ("« L’Escale » – 2 (fictif)", "L"),
        ("123", ""),
    ],
)
def test_initials(name, letters):
    assert show("{{ name|initials }}", name=name) == letters


def test_the_tone_of_somebody_never_changes():
    assert show("{{ name|tone }}", name="Camille") == show("{{ name|tone }}", name="Camille")
    assert {show("{{ name|tone }}", name=str(n)) for n in range(40)} == {"", "warn", "ok", "info"}


@pytest.mark.parametrize(
    ("age", "words"),
    [(timedelta(seconds=5), "à l’instant"), (timedelta(hours=5, minutes=40), "il y a 5 heures")],
)
def test_how_long_ago(age, words):
    with translation.override("fr"):
        assert show("{{ moment|ago }}", moment=timezone.now() - age).replace("\xa0", " ") == words


def test_an_excerpt_ends_between_two_words():
    assert show("{{ text|excerpt:20 }}", text="Commencez par\nla charte de télétravail") == "Commencez par la…"
    assert show("{{ text|excerpt }}", text="Par où\n\ncommencer\u202f?") == "Par où commencer\u202f?"


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [(1, 1, ""), (1, 3, "1 2 3"), (6, 12, "1 … 5 6 7 … 12"), (12, 12, "1 … 11 12")],
)
def test_the_pages_worth_a_link_keep_the_other_parameters(number, last, shown):
    request = RequestFactory().get("/", {"q": "pca", "page": number})
    template = Template('{% include "components/pager.html" with number=number last=last only %}')
    page = template.render(RequestContext(request, {"number": number, "last": last}))
    links = [part.split("</li>")[0] for part in page.split("<li>")][2:-1]
    words = [
        link.replace("</a>", "").replace("</span>", "").rpartition(">")[2].replace("Page", "").strip() for link in links
    ]
    assert " ".join(words) == shown
    assert page.count("q=pca") == page.count("<a ")


def test_an_address_in_the_readers_language():
    with translation.override("en"):
        assert show("{{ url|localized }}", url="/annuaire/") == "/en/annuaire/"
    with translation.override("fr"):
        assert show("{{ url|localized }}", url="/annuaire/") == "/annuaire/"
