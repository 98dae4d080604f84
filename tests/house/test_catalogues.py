"""Every word on the screens has its French, and the French is set as French is."""

import re
from collections import Counter, defaultdict

import pytest

from tests.house.files import files, text
from tests.house.words import asked_in, forms, messages, placeholders, words_asked

STRAIGHT = re.compile(r"\w'\w")
# A high sign after a word and before a space or the end; an address (http:) or an hour has neither.
UNSPACED = re.compile(r"[^\s\u202f;:!?&](?<!&nbsp)(?<!&amp)(?<!&gt)(?<!&lt)[;:!?](?=\s|$)|[ \u00a0][;:!?](?=\s|$)")
QUOTED = re.compile(r"«[^\u202f]|[^\u202f]»")
# Forms are doubled or neutral (decision 42): no mid-dots, no endings in brackets.
DOTTED = re.compile(r"\w[·•]\w|\w\((?:e|s|es|ne|trice|euse)\)")
# Capitals keep their accents.
BARE = re.compile(
    r"\b(?:Etat|Etabli|Evén|Ecri|Ecran|Ecole|Edit|Education|Echang|Echéance|Electron|Elargi|Egal|Equip|Etap|Eteint|Etrang|"
    r"Etud|Ete|Etre|Ethi|Evalu|Ile-)\w*|(?:^|[.!?:] )A (?=[a-zéèê’]+ )"
)
# A word with its context, if it has one, on as many lines as it takes.
BLOCK = re.compile(r'^((?:msgctxt ".*"\n)?msgid ".*"\n(?:".*"\n)*)', re.MULTILINE)
RULES = (STRAIGHT, UNSPACED, QUOTED, DOTTED, BARE)


def complaints(problem: dict[str, list[str]]) -> str:
    """Return what is wrong, file by file, as somebody mends it."""
    return "\n".join(f"{path}\n  " + "\n  ".join(words) for path, words in sorted(problem.items()))


def test_every_word_has_its_french():
    given = {
        (message.context, forms(message.id)[0])
        for _path, message in messages()
        if not message.fuzzy and all(forms(message.string))
    }
    missing = defaultdict(list)
    for word, path in words_asked().items():
        if word not in given:
            missing[str(path)].append(repr(word[1]) + (f" ({word[0]})" if word[0] else ""))
    assert not missing, "\n" + complaints(missing)


def wrong(check) -> str:
    """Return the messages that a check complains of."""
    found = defaultdict(list)
    for path, message in messages():
        if check(message):
            found[str(path)].append(repr(message.string))
    return complaints(found)


def test_a_catalogue_gives_a_word_once():
    """What reads catalogues here takes the last of two; GNU's own tools refuse the catalogue."""
    given = {str(path): Counter(BLOCK.findall(text(path))) for path in files(".po")}
    twice = {path: [word for word, times in words.items() if times > 1] for path, words in given.items()}
    assert complaints({path: words for path, words in twice.items() if words}) == ""


def test_placeholders_are_kept():
    def differ(message) -> bool:
        translated = forms(message.string)
        extra = placeholders(*translated) - placeholders(*forms(message.id))
        return bool(extra) or placeholders(forms(message.id)[-1]) != placeholders(translated[-1])

    assert wrong(differ) == ""


def test_french_is_set_as_french_is():
    def badly_set(message) -> bool:
        return any(pattern.search(form) for form in forms(message.string) for pattern in RULES)

    assert wrong(badly_set) == ""


@pytest.mark.parametrize(
    "form",
    [
        "Vraiment?",
        "Vraiment ?",
        "L'aide",
        "« mot »",
        "Oui\u00a0!",
        "Les volontaires inscrit·es",
        "Etat",
        "A venir bientôt",
    ],
)
def test_what_is_badly_set_is_seen(form):
    assert any(pattern.search(form) for pattern in RULES)


@pytest.mark.parametrize(
    "form", ["Vraiment\u202f?", "L’aide", "«\u202fmot\u202f»", "http://x", "14:30", "a&amp; b", "À venir bientôt"]
)
def test_what_is_well_set_passes(form):
    assert not any(pattern.search(form) for pattern in RULES)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('_("Ask")', [(None, "Ask")]),
        ('gettext_lazy("Ask")', [(None, "Ask")]),
        ('ngettext("%(n)s post", "%(n)s posts", n)', [(None, "%(n)s post")]),
        ('pgettext("month", "May")', [("month", "May")]),
        ('label = "Ask"', []),
    ],
)
def test_every_way_of_asking_is_seen(source, words):
    assert list(asked_in(source)) == words
