"""What may tell who a patient is: measured on 200 labelled sentences and 60 written later, explained on a few."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from help_requests.asking.sensitive import Kind, found_in

TODAY = date(2026, 11, 22)
SENTENCES = Path(__file__).parent / "sensitive"
RECALL, FALSE_ALARMS = 0.95, 0.02


def labelled(name: str) -> list[tuple[set[str], str]]:
    text = (SENTENCES / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    pairs = [line.split("\t") for line in lines]
    return [(set(kinds.split(",")) - {"-"}, sentence) for kinds, sentence in pairs]


def kinds_in(sentence: str) -> set[str]:
    return {one.kind.value for one in found_in(sentence, today=TODAY)}


@pytest.mark.parametrize(("name", "number", "least_harmless"), [("sentences", 200, 80), ("afterwards", 60, 24)])
def test_sentences_are_read_well_enough(name, number, least_harmless):
    sentences = labelled(name)
    assert len(sentences) == number
    wanted, found = Counter(), Counter()
    for kinds, sentence in sentences:
        wanted.update(kinds)
        found.update(kinds & kinds_in(sentence))
    missed = {kind: (found[kind], wanted[kind]) for kind in wanted if found[kind] / wanted[kind] < RECALL}
    assert not missed
    assert {Kind.NIR, Kind.BIRTH_DATE, Kind.PHONE} <= set(wanted)
    harmless = [sentence for kinds, sentence in sentences if not kinds]
    alarms = [sentence for sentence in harmless if kinds_in(sentence)]
    assert len(harmless) >= least_harmless
    assert len(alarms) / len(harmless) <= FALSE_ALARMS, alarms


def test_a_corsican_number_is_known_with_its_key_and_without():
    for number in ("1 55 04 2A 004 021", "155042A00402155", "1 55 04 2a 004 021 55"):
        assert kinds_in(f"Sécu : {number}") == {Kind.NIR}


def test_a_finding_says_where_it_is_and_never_repeats_it():
    text = "Mme T., née le 3 juillet 1941, et sa fille au 06 12 34 56 78."
    birth, phone = found_in(text, today=TODAY)
    assert (text[birth.start : birth.end], birth.excerpt) == ("3 juillet 1941", "3 juillet 1•••")
    assert (text[phone.start : phone.end], phone.excerpt) == ("06 12 34 56 78", "06 •• •• •• ••")
    assert phone.may_stay
    assert birth.may_stay


def test_the_same_words_are_one_finding_and_others_another():
    first, second, third = (found_in(text)[0] for text in ("née le 3/7/1941", "Née le 3/7/1941 !", "née le 4/7/1941"))
    assert first.digest == second.digest != third.digest


def test_a_number_is_one_thing_only():
    assert kinds_in("NIR 2 34 07 75 116 001 74, joignable au 06 12 34 56 78") == {Kind.NIR, Kind.PHONE}
    assert [one.kind for one in found_in("Sécu 2 51 03 33 063 120")] == [Kind.NIR]


@pytest.mark.parametrize(
    "harmless",
    [
        "Une négociation est prévue le 12/03/2027 avec la tutelle.",
        "Le médecin ne vient que le 14/12/2026.",
        "Notre directeur, M. Petit, est en poste depuis le 01/09/2005.",
        "Congé maternité d'une infirmière : naissance prévue en mars 2027.",
        "Mme Vidal, cadre de santé, vous attend le 12/01/2027 à 14 h.",
    ],
)
def test_people_who_work_here_have_dates_too(harmless):
    assert kinds_in(harmless) == set()


@pytest.mark.parametrize("text", ["", " ", "0" * 8000, "1 " * 4000, "né " * 2000, "+33" * 2000, "a@" * 4000])
def test_whatever_is_typed_is_read_in_no_time(text):
    found_in(text)
