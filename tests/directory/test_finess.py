"""FINESS numbers: nine characters with a check digit, Corsica's letters included."""

import csv
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from directory.finess import is_finess, validate_finess

REGISTER = Path(settings.DATA_DIR) / "finess" / "etablissements_sanitaires.csv"
# Real numbers of the register: Bourg-en-Bresse, Paris, Guadeloupe, Ajaccio, Bastia.
REAL = ["010000024", "750100042", "970100178", "2A0000014", "2B0000020"]


@pytest.mark.parametrize("number", REAL)
def test_a_real_number_passes(number):
    assert is_finess(number)
    validate_finess(number)


@pytest.mark.parametrize("number", REAL)
def test_another_check_digit_does_not(number):
    others = [digit for digit in "0123456789" if digit != number[-1]]
    assert not any(is_finess(number[:-1] + digit) for digit in others)


@pytest.mark.parametrize("number", ["", "01000002", "0100000240", "2C0000014", "A20000014", "01000002a", "０１0000024"])
def test_a_wrong_shape_is_refused_with_what_to_do(number):
    assert not is_finess(number)
    with pytest.raises(ValidationError, match="FINESS"):
        validate_finess(number)


def test_the_whole_extract_of_the_register_agrees():
    with REGISTER.open(encoding="utf-8") as lines:
        numbers = [row["finess_et"] for row in csv.DictReader(lines)]
    assert sum(number.startswith(("2A", "2B")) for number in numbers) > 10
    assert [number for number in numbers if not is_finess(number)] == []
