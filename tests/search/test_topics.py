"""What a text is about, when it never names it: found all the same, and shown in its own words."""

import pytest

from search.analysis import terms
from search.topics import Topics, packaged
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory

COMPTA = "Nos comptables veulent travailler depuis la maison dès lundi. Par où commencer ?"


def found(text, *lines):
    return [(topic.name, sorted(topic.places)) for topic in Topics(lines).found_in(terms(text))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("bosser à la maison", [[0, 1]]),
        ("depuis sa maison, on bosse", [[0, 1]]),
        ("bosser", []),
        ("bosser dans un service qui n'a jamais connu pareille organisation, loin de toute maison", []),
        ("télé-travail et télétravailler", [[0], [1]]),
    ],
)
def test_words_that_say_a_topic(text, places):
    assert found(text, "teletravail: bosser ~ maison, télétravail") == [("teletravail", each) for each in places]


def test_wider_topics_follow_and_a_title_counts_twice():
    topics = Topics(["soin: soins", "distance < soin: écran", "visio < distance: visio"])
    assert topics.mentions("Visio", ["Une visio. Encore une visio."]) == {"visio": 3, "distance": 1, "soin": 1}
    assert topics.mentions("Écran", [], themes=["soin"]) == {"soin": 3, "distance": 2}


def test_every_wider_topic_exists():
    topics = packaged()
    assert {wider for name in topics.wider for wider in topics.wider_than(name)} <= set(topics.wider)


@pytest.mark.parametrize("typed", ["télétravail", "travail à distance", "teletravail compta", "bosser de la maison"])
def test_a_text_that_never_names_its_theme_is_found(index, typed):
    HelpRequestFactory(title="Par où commencer ?", description=COMPTA)
    HelpRequestFactory(title="Plus de linge propre", description="Notre blanchisserie déborde.")
    (hit,) = index(text=typed).hits
    assert (hit.title, "<mark>" in hit.highlight) == ("Par où commencer ?", True)


def test_who_names_it_comes_before_who_is_about_it(names):
    ProfilePageFactory(title="Alix", presentation="J’aide à travailler depuis la maison.")
    ProfilePageFactory(title="Basile", presentation="Le télétravail est mon métier, j’aide à le mettre en place.")
    assert names("télétravail") == ["Basile", "Alix"]


def test_what_is_only_near_the_question_is_no_answer(names):
    ProfilePageFactory(title="Alix", presentation="J’aime coudre.")
    ProfilePageFactory(title="Basile", presentation="Je connais les fournisseurs de gants.")
    ProfilePageFactory(title="Cyd", presentation="J’écoute les agents.")
    assert names("couturière") == ["Alix"]
    assert names("salariés et couturières") == ["Alix"]


def test_a_ticked_theme_says_what_its_words_don_t(names):
    ProfilePageFactory(title="Alix", themes=[ThemeFactory(slug="telesoin", name_fr="Télésoin")])
    assert names("rééducation à distance") == ["Alix"]
