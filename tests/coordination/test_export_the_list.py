"""The list as a file: what is on the screen, nothing a spreadsheet would run, and nobody's address."""

import csv
import io

import openpyxl
import pytest

from coordination.models import Note
from help_requests.models import RequestContact
from matching.models import Call
from tests.coordination.factories import asked, handled
from tests.directory.factories import RegionFactory


def table(client, **words) -> list[list[str]]:
    answer = client.get("/coordination/export/", words)
    assert answer["Content-Disposition"].startswith("attachment")
    if words.get("format") == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
        return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_it_holds_the_filtered_list_and_no_formula(cockpit, ines, ending):
    corse = RegionFactory(code="94", name="Corse")
    page = asked(hours=30, title="=HYPERLINK(1)", establishment__region=corse)
    handled(page, ines)
    asked(hours=30, title="Ailleurs")
    header, *lines = table(cockpit, panier="toutes", region="94", format=ending)
    assert [line[1] for line in lines] == ["'=HYPERLINK(1)"]
    (line,) = lines
    assert line[header.index("région")] == "Corse"
    assert line[header.index("suivie par")] == "Inès Fictive"
    assert line[header.index("numéro FINESS")] == page.establishment.finess


def test_no_contact_no_note_no_words_of_a_call_leave_the_portal(cockpit, ines):
    page = asked(hours=30)
    RequestContact.objects.create(help_request=page, name="Maryse", phone="0199001234", email="m@exemple.invalid")
    Note.objects.create(help_request=page, text="Confidence", by=ines, key="x")
    Call.objects.create(help_request=page, by=ines, outcome="reached", next_step="Voir Maryse", key="x")
    shown = cockpit.get("/coordination/export/?panier=toutes").content.decode()
    assert page.title in shown
    for word in ("Maryse", "0199001234", "@", "Confidence"):
        assert word not in shown


def test_of_the_board_everything_followed_is_exported(cockpit):
    asked(title="Toute neuve")
    assert [line[1] for line in table(cockpit, vue="colonnes")[1:]] == ["Toute neuve"]


def test_as_many_queries_whatever_there_is(cockpit, django_assert_max_num_queries):
    for _n in range(6):
        asked(hours=30)
    with django_assert_max_num_queries(20):
        cockpit.get("/coordination/export/?panier=toutes")
