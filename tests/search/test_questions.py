"""What was typed, taken apart: any input is a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import terms
from search.questions import parse
from search.spelling import correct, distance
from search.synonyms import Hub, SynonymTable, typographic
from search.topics import Topics
from search.understanding import understand


class Words:
    """A vocabulary of a few words."""

    def __init__(self, *words):
        self.known = dict.fromkeys((term for word in words for term in terms(word)), 3)

    def frequency(self, term):
        return self.known.get(term, 0)

    def starting_with(self, prefix):
        return {term: count for term, count in self.known.items() if term.startswith(prefix)}


def groups(text, *, hubs=(), lines=(), known=(), topics=()):
    table = SynonymTable(hubs=hubs, lines=lines)
    return understand(parse(text), table=table, topics=Topics(topics), vocabulary=Words(*known)).groups


TOPICS = ["travail: bosser ~ maison, télétravail", "charte < travail: charte ~ télétravail"]
PCA = Hub("Plan de continuité d'activité", ("PCA", "plan de reprise"), ("theme", "pca"))


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('"«»-OR OU()*:~^\\/')), max_size=250))
def test_anything_can_be_asked(text):
    question = parse(text)
    understand(question, table=SynonymTable(hubs=[PCA]), topics=Topics(TOPICS), vocabulary=Words("télétravail"))
    assert all(question.text[token.start : token.end].strip() for token in question.words)


@pytest.mark.parametrize(
    ("typed", "words", "required", "excluded"),
    [
        ("charte télétravail", "charte télétravail", [], []),
        ('"charte de télétravail"', "", [["charte de télétravail"]], []),
        ("« charte de télétravail » modèle", "modèle", [["charte de télétravail"]], []),
        ("masques -gants", "masques", [], ["gants"]),
        ('masques -"gants stériles"', "masques", [], ["gants stériles"]),
        ("médico-social", "médico-social", [], []),
        ("masques OR gants", "masques gants", [], []),
        ('"masques bleus" OU "gants bleus"', "", [["masques bleus", "gants bleus"]], []),
        ('"jamais fermé', "jamais fermé", [], []),
        ("OR", "", [], []),
        ('- -- "" « »', "", [], []),
    ],
)
def test_operators(typed, words, required, excluded):
    question = parse(typed)
    assert tuple(token.term for token in question.words) == terms(words)
    assert [list(group) for group in question.required] == [[terms(phrase) for phrase in each] for each in required]
    assert list(question.excluded) == [terms(phrase) for phrase in excluded]


def test_a_question_is_never_heavy():
    question = parse("gants " * 5000)
    assert len(question.text) == 200
    assert len(groups("gants " * 5000)) == 1


def test_the_longest_known_phrase_wins():
    lines = ["plan, carte", "continuité, suite"]
    found = groups("trame plan de continuité d'activité", hubs=[PCA], lines=lines, known=["trame"])
    assert [group.terms for group in found] == [terms("trame"), terms("plan de continuité d'activité")]
    assert found[1].marks == (("theme", "pca"),)


def test_a_word_of_a_hub_finds_its_name_but_not_its_other_words():
    (group,) = groups("pca", hubs=[PCA])
    assert group.phrases == (terms("Plan de continuité d'activité"),)
    (name,) = groups("plan de continuité d'activité", hubs=[PCA])
    assert set(name.phrases) == {terms("PCA"), terms("plan de reprise")}


def test_lines_of_the_packaged_file():
    lines = ["serveurs => serveurs, infrastructure", "dpi, dossier patient informatisé"]
    assert groups("serveur", lines=lines)[0].phrases == (terms("infrastructure"),)
    assert groups("infrastructure", lines=lines, known=["infrastructure"])[0].phrases == ()
    assert groups("dossier patient informatisé", lines=lines)[0].phrases == (terms("dpi"),)


def test_an_unknown_word_becomes_the_nearest_known_one():
    (group,) = groups("teletravial", known=["télétravail", "télémédecine"])
    assert (group.terms, group.guessed) == (terms("télétravail"), True)
    (group,) = groups("pharmaci", known=["pharmacie", "pharmacien"])
    assert not group.guessed


@pytest.mark.parametrize("typed", ["pcz", "xylophone", "12345", "ffp3"])
def test_what_has_no_neighbour_stays_as_it_is(typed):
    (group,) = groups(typed, known=["pca", "ffp2", "télétravail"])
    assert (group.terms, group.guessed) == (terms(typed), False)


@pytest.mark.parametrize(
    ("left", "right", "edits"),
    [("abcd", "abcd", 0), ("abcd", "abdc", 1), ("abcd", "abd", 1), ("abcd", "xbcy", 2), ("abcd", "wxyz", 3)],
)
def test_distance(left, right, edits):
    assert distance(left, right, 2) == edits == distance(right, left, 2)


def test_a_correction_is_the_most_frequent_of_equals():
    words = Words()
    words.known = {"masque": 2, "masquz": 9}
    assert correct("masqua", vocabulary=words, others=frozenset()) == "masquz"


def test_elided_words_are_shown_with_their_apostrophe():
    assert typographic("plan de continuité d activité") == "plan de continuité d’activité"
    assert typographic("dossier de l'usager") == "dossier de l’usager"
