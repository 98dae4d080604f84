"""The words found in bold, in a passage that says why, and never a tag that somebody typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import terms
from search.engines.stored import passage
from search.highlighting import LENGTH, Matcher, highlight
from tests.directory.factories import ProfilePageFactory

LONG = "Nous parlons d'autre chose. " * 30


def marked(text, *phrases):
    return str(highlight([passage(text)], Matcher([terms(phrase) for phrase in phrases])))


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Une charte de télé-travail.", "télétravail", "Une charte de <mark>télé-travail</mark>."),
        ("L’usager & ses droits", "usagers", "L’<mark>usager</mark> &amp; ses droits"),
        ("Le travail à distance, vite", "travail à distance", "Le <mark>travail à distance</mark>, vite"),
        ("Rien ici", "télétravail", ""),
        ("<b>PCA</b>", "p.c.a.", "&lt;b&gt;<mark>PCA</mark>&lt;/b&gt;"),
    ],
)
def test_words_are_marked_as_they_stand(text, phrase, expected):
    assert marked(text, phrase) == expected


def test_the_passage_that_says_most_is_chosen():
    text = f"Une charte. {LONG}Ici la charte du télétravail avec son modèle. {LONG}"
    found = marked(text, "charte", "télétravail", "modèle")
    assert found.count("<mark>") == 3
    assert found.startswith("…Ici la <mark>charte</mark>")
    assert found.endswith("…")


def test_words_of_asking_are_marked_only_when_nothing_else_was_asked(index):
    ProfilePageFactory(title="Alix", presentation="Une charte pour un foyer de quatre-vingts places.")
    (hit,) = index(text="mise en place d’une charte").hits
    assert hit.highlight == "Une <mark>charte</mark> pour un foyer de quatre-vingts places."
    (hit,) = index(text="places").hits
    assert hit.highlight.endswith("un foyer de quatre-vingts <mark>places</mark>.")


def test_a_passage_begins_with_a_word():
    assert marked(f"{LONG}Nous avons dit oui : la charte", "charte").endswith(
        "…Nous avons dit oui : la <mark>charte</mark>"
    )
    text = f"{LONG}Incompréhensiblement : nous relisons la charte"
    assert marked(text, "charte").startswith(("…Incomp", "…nous"))


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("<>&\"' gants")), max_size=600))
def test_no_text_becomes_markup(text):
    found = marked(f"{text} gants {text}", "gants").replace("<mark>", "").replace("</mark>", "")
    assert not set(found) & set("<>\"'")
    assert len(found) < (LENGTH + 400) * 6
