"""The list on the screen as a file: same filters, nothing hidden, nothing that a spreadsheet runs."""

import csv
import io

import openpyxl
import pytest
from django.contrib.auth.models import Group

from accounts.roles import Role
from directory.choices import ShownAs
from tests.accounts.factories import member, with_second_factor
from tests.directory.factories import EstablishmentFactory, ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory, need

pytestmark = pytest.mark.django_db


def as_table(answer):
    """Read a CSV as a spreadsheet does."""
    text = answer.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def as_sheet(answer):
    """Read a workbook with another program's eyes."""
    sheet = openpyxl.load_workbook(io.BytesIO(answer.getvalue())).active
    return [list(row) for row in sheet.iter_rows()]


@pytest.fixture
def coordinator(client):
    person = with_second_factor(member("coordination@exemple.invalid"))
    person.groups.add(Group.objects.get(name=Role.COORDINATOR))
    client.force_login(person)
    return client


def test_requests_with_their_needs_and_without_drafts(client, django_assert_max_num_queries):
    HelpRequestFactory(title="Deux infirmières", needs=[need(number=2)], themes=[ThemeFactory()])
    HelpRequestFactory(live=False)
    with django_assert_max_num_queries(20):
        answer = client.get("/exports/demandes.csv")
        [row] = as_table(answer)
    assert row["demande"] == "Deux infirmières"
    assert row["adresse"] == "http://localhost/demandes/deux-infirmieres/"
    assert row["état"] == "Cherche une personne volontaire"
    assert (row["places"], row["thèmes"]) == ("2", "Télétravail")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="demandes-')


def test_both_forms_say_the_same(client):
    HelpRequestFactory(needs=[need(number=3)])
    HelpRequestFactory(title="Un & deux < trois")
    rows = [list(row.values()) for row in as_table(client.get("/exports/demandes.csv"))]
    cells = as_sheet(client.get("/exports/demandes.xlsx"))[1:]
    assert [["" if cell.value is None else str(cell.value) for cell in row] for row in cells] == rows


@pytest.mark.parametrize("filters", ["theme=telemedecine", "region=84&type=conseil", "etat=open", "q=visio"])
def test_a_file_holds_what_the_list_shows(client, searchable, filters):
    HelpRequestFactory(title="Une visio", themes=[ThemeFactory(name_fr="Télémédecine")])
    HelpRequestFactory(title="Un tunnel", kind="hands")
    HelpRequestFactory(title="Une visio résolue", state="solved")
    searchable()
    listed = {one["url"] for one in client.get(f"/api/v1/requests?{filters}").json()["results"]}
    rows = as_table(client.get(f"/exports/demandes.csv?{filters}"))
    assert {row["adresse"].removeprefix("http://localhost") for row in rows} == listed
    assert listed


def test_a_hidden_establishment_is_not_named(client):
    HelpRequestFactory(establishment=EstablishmentFactory(name="CH de Motsecret", shown_as=ShownAs.TYPE))
    assert "Motsecret" not in client.get("/exports/demandes.csv").getvalue().decode()


@pytest.mark.parametrize("title", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "＝1+1", " =1"])
def test_no_cell_is_a_formula(client, title):
    HelpRequestFactory(title=title, slug="x")
    [row] = as_table(client.get("/exports/demandes.csv"))
    assert row["demande"].startswith("'")
    cells = as_sheet(client.get("/exports/demandes.xlsx"))[1]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert title.strip() in {str(cell.value).strip() for cell in cells}


def test_the_directory_in_one_file_is_for_coordinators(client, coordinator):
    ProfilePageFactory(
        volunteer__user__email="cachee@exemple.invalid",
        volunteer__visibility={"organisation": "nobody"},
        organisation="Motsecret",
    )
    answer = coordinator.get("/exports/annuaire.csv")
    [row] = as_table(answer)
    assert row["nom"].startswith("Camille")
    said = answer.getvalue().decode()
    assert not any(word in said for word in ("cachee@", "0600000000", "Motsecret"))


def test_others_have_no_directory_in_one_file(client):
    ProfilePageFactory()
    assert client.get("/exports/annuaire.csv").status_code == 404
    client.force_login(member("personne@exemple.invalid"))
    assert client.get("/exports/annuaire.xlsx").status_code == 404


def test_whoever_copies_without_end_is_slowed_down(client):
    answers = [client.get("/exports/demandes.csv").status_code for _time in range(21)]
    assert answers[-1] == 429
    assert set(answers[:-1]) == {200}


def test_half_a_list_does_not_pass_for_the_whole(client, searchable, settings, tmp_path):
    HelpRequestFactory(title="Une visio")
    settings.SEARCH_DIR = tmp_path / "nowhere"
    answer = client.get("/exports/demandes.csv?q=visio")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert len(as_table(client.get("/exports/demandes.csv"))) == 1
