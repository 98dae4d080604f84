"""Catalogues are compiled without the gettext programs, and only when they changed."""

import gettext
import os

import pytest
from babel.messages.pofile import PoFileError
from django.core.management import call_command

WORDS = """msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Ask for help"
msgstr "Demander de l’aide"
"""


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "home" / "fr" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(WORDS, encoding="utf-8")
    return path


def test_words_can_be_read_back(catalogue, tmp_path, capsys):
    call_command("compile_catalogues", folder=tmp_path)
    assert capsys.readouterr().out == "1 of 1 catalogues compiled\n"
    with catalogue.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Ask for help") == "Demander de l’aide"


def test_what_did_not_change_is_left_alone(catalogue, tmp_path, capsys):
    call_command("compile_catalogues", folder=tmp_path)
    call_command("compile_catalogues", folder=tmp_path)
    assert capsys.readouterr().out.splitlines()[1] == "0 of 1 catalogues compiled"
    compiled = catalogue.with_suffix(".mo")
    os.utime(compiled, (0, 0))
    call_command("compile_catalogues", folder=tmp_path)
    assert capsys.readouterr().out == "1 of 1 catalogues compiled\n"


def test_a_catalogue_that_cannot_be_read_stops_everything(catalogue, tmp_path):
    catalogue.write_text(WORDS + '\nmsgid "broken', encoding="utf-8")
    with pytest.raises(PoFileError):
        call_command("compile_catalogues", folder=tmp_path)
