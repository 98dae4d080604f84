"""Sentences are true for any figures: their numbers come from the JSON, and their grammar follows the numbers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.sentences import SENTENCES, summary, write
from reports.sentences.french import agree, count, listing, number, share, typeset

NUMBER = re.compile(r"\d+(?:\u202f\d{3})*(?:,\d+)?")
few = st.integers(min_value=0, max_value=4) | st.integers(min_value=0, max_value=120_000)
rate = st.floats(min_value=0, max_value=100).map(lambda value: round(value, 1))
NAMES = ["Télétravail", "Plan de continuité d'activité", "SI médico-social", "Cybersécurité", "Télémédecine", "Accueil"]


def counts(*keys):
    return st.fixed_dictionaries(dict.fromkeys(keys, few))


@st.composite
def ranked(draw, key="slug", silent=False):
    """A list as the JSON has it: by count, then name, perhaps with "not given" among them."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    items = [{key: name.lower(), "name": name, "count": draw(few.filter(bool))} for name in names]
    if silent and draw(st.booleans()):
        items.append({key: None, "name": "Non renseignée", "count": draw(few.filter(bool))})
    return sorted(items, key=lambda item: (-item["count"], item["name"]))


@st.composite
def channels(draw):
    slugs = draw(st.lists(st.sampled_from(["phone", "email", "video", "on_site", "thread"]), unique=True))
    return sorted(
        ({"slug": slug, "name": slug, "count": draw(few.filter(bool))} for slug in slugs),
        key=lambda item: -item["count"],
    )


@st.composite
def some_figures(draw):
    regions = draw(ranked("code", silent=True))
    return {
        "week": "2020-W14",
        "volunteers": draw(counts("total", "new"))
        | {
            "kinds": draw(counts("expert", "care", "non_care")),
            "gender": draw(counts("man", "woman", "not_given")),
            "sector": draw(counts("sanitaire", "medico_social", "social", "not_given")),
            "legal_status": draw(counts("public", "private", "not_given")),
            "regions": regions,
            "regions_count": sum(bool(region["code"]) for region in regions),
            "functions": draw(ranked(silent=True)),
            "themes": draw(ranked()),
        },
        "requests": draw(counts("received", "handled", "open", "volunteers_involved", "with_tool", "with_thread_post"))
        | {
            "establishments": draw(counts("sanitaire", "medico_social", "social", "not_given")),
            "themes": draw(ranked()),
            "channels": draw(channels()),
            "median_hours_to_first_answer": draw(st.none() | rate),
        },
        "positions": draw(counts("asked", "filled")) | {"fill_rate": draw(rate)},
        "previous": draw(counts("volunteers_total", "requests_received")),
    }


def numbers_in(value):
    if isinstance(value, dict):
        return {n for inner in value.values() for n in numbers_in(inner)}
    if isinstance(value, list):
        return {n for inner in value for n in numbers_in(inner)}
    return {value} if isinstance(value, int | float) else set()


@given(figures=some_figures())
def test_every_number_comes_from_the_figures(figures):
    known = numbers_in(figures)
    people, regions = figures["volunteers"], figures["volunteers"]["regions"]
    derived = {abs(people["total"] - figures["previous"]["volunteers_total"])}
    told = [region["count"] for region in regions if region["code"]]
    derived |= {sum(told[cut:]) for cut in range(len(told))}
    allowed = {number(value) for value in known | derived}
    for name, sentence in write(figures).items():
        assert set(NUMBER.findall(sentence)) <= allowed, name


@given(figures=some_figures())
def test_singular_and_plural_follow_the_number(figures):
    text = " ".join(write(figures).values())
    for written, noun in re.findall(rf"({NUMBER.pattern}) (\w+)", text):
        if noun in {"personne", "demande", "poste", "région", "homme", "femme", "heure"}:
            assert float(written.replace(",", ".").replace("\u202f", "")) < 2, f"{written} {noun}"
        if noun in {"personnes", "demandes", "postes", "régions", "hommes", "femmes", "heures"}:
            assert float(written.replace(",", ".").replace("\u202f", "")) >= 2, f"{written} {noun}"


@given(figures=some_figures())
def test_sentences_are_whole_and_typeset(figures):
    for name, sentence in write(figures).items():
        assert not sentence or sentence[-1] == ".", name
        assert not re.search(r"'|  | [;:!?]|\(\)|, \.|^\s|\bNone\b", sentence), f"{name}: {sentence}"
        assert not sentence or sentence[0].isupper() or sentence[0].isdigit(), name
    assert summary(figures).endswith(".")


@given(part=st.integers(0, 5000), whole=st.integers(0, 5000))
def test_a_share_in_words_is_near_the_truth(part, whole):
    words = share(part, whole)
    near = {"un quart": 1 / 4, "un tiers": 1 / 3, "la moitié": 1 / 2, "deux tiers": 2 / 3, "trois quarts": 3 / 4}
    if words:
        claimed = near[words.removeprefix("environ ")]
        assert abs(part / whole - claimed) <= (0.02 + 1e-9 if words.startswith("environ") else 1e-9)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (25, 37, "environ deux tiers"),
        (12, 37, "environ un tiers"),
        (1, 2, "la moitié"),
        (29, 37, ""),
        (0, 9, ""),
        (3, 0, ""),
    ],
)
def test_shares(part, whole, words):
    assert share(part, whole) == words


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (1234, "1\u202f234"), (1234.5, "1\u202f234,5"), (8.0, "8"), (1_200_000, "1\u202f200\u202f000")],
)
def test_numbers(value, written):
    assert number(value) == written


@pytest.mark.parametrize(("n", "form"), [(0, "heure"), (1, "heure"), (1.9, "heure"), (2, "heures"), (37, "heures")])
def test_agreement(n, form):
    assert agree(n, "heure", "heures") == form
    assert count(n, "heure", "heures").endswith(form)


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_lists(parts, text):
    assert listing(parts) == text


def test_typography():
    assert typeset("L'aide : « oui » ; 36,7 %") == "L’aide\u202f: «\u202foui\u202f»\u202f; 36,7\u00a0%"


def people(**changes):
    base = {"total": 3, "new": 1, "kinds": {"expert": 3, "care": 0, "non_care": 0}, "regions_count": 0, "regions": []}
    base |= {"gender": {"man": 1, "woman": 1, "not_given": 1}, "functions": [], "themes": []}
    base |= {"sector": dict.fromkeys(["sanitaire", "medico_social", "social", "not_given"], 0)}
    return {"volunteers": base | {"legal_status": {"public": 0, "private": 0, "not_given": 3}} | changes}


def written(sentence, figures):
    return typeset(SENTENCES[sentence](figures))


def test_one_man_one_woman_one_silent():
    assert written("gender", people()) == "On compte 1 homme et 1 femme\u202f; 1 personne n’a pas indiqué son genre."


def test_nobody_told():
    assert written("statuses", people()) == "3 personnes n’ont pas indiqué le statut de leur structure."


def test_regions_that_tie_are_not_parted():
    regions = [{"code": str(i), "name": f"R{i}", "count": count} for i, count in enumerate([9, 4, 2, 2, 2, 2, 1])]
    sentence = written("regions", people(regions=regions, regions_count=7))
    assert sentence == "22 personnes exercent dans 7 régions\u202f: 9 en R0, 4 en R1 et 9 ailleurs."


def test_one_region_only():
    regions = [{"code": "53", "name": "Bretagne", "count": 3}]
    assert written("regions", people(regions=regions, regions_count=1)) == "3 personnes exercent en Bretagne."


@pytest.mark.parametrize(
    ("code", "name", "told"),
    [
        ("44", "Grand Est", "dans le Grand Est"),
        ("32", "Hauts-de-France", "dans les Hauts-de-France"),
        ("04", "La Réunion", "à La Réunion"),
        ("11", "Île-de-France", "en Île-de-France"),
    ],
)
def test_one_person_in_one_region(code, name, told):
    regions = [{"code": code, "name": name, "count": 1}, {"code": None, "name": "Non renseignée", "count": 2}]
    sentence = written("regions", people(regions=regions, regions_count=1))
    assert sentence == f"1 personne exerce {told}\u202f; 2 personnes n’ont pas indiqué leur région."


@pytest.mark.parametrize(
    ("total", "new", "before", "told", "change"),
    [
        (0, 0, 0, "Aucune personne volontaire n’a de page publiée.", ""),
        (0, 0, 2, "Aucune personne volontaire n’a de page publiée.", "il y en avait 2."),
        (1, 1, 0, "1 personne volontaire propose son aide, dont 1 inscrite cette semaine.", "C’est 1 de plus"),
        (
            4,
            0,
            4,
            "4 personnes volontaires proposent leur aide, sans nouvelle inscription.",
            "C’est autant qu’à la fin",
        ),
        (2, 2, 4, "2 personnes volontaires proposent leur aide, dont 2 inscrites cette semaine.", "C’est 2 de moins"),
    ],
)
def test_the_change_since_the_week_before(total, new, before, told, change):
    sentence = written("offered", people(total=total, new=new) | {"previous": {"volunteers_total": before}})
    assert sentence.startswith(told)
    assert change in sentence.removeprefix(told)
