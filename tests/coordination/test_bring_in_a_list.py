"""A list of needs: template, faults by line and column, nothing before confirmation, all or nothing, never twice."""

import csv
import io
import zipfile
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from community.models import Thread
from coordination.importing import worker
from coordination.importing.columns import COLUMNS
from coordination.models import Handling, NeedImport
from directory.models import Establishment, FinessRecord
from help_requests.choices import HelpKind, State, Urgency
from help_requests.models import HelpRequestIndexPage, HelpRequestPage
from portal.work.worker import drain
from tests.coordination.factories import coordinator, signed_in
from tests.directory.factories import (
    CategoryFactory,
    CommuneFactory,
    EstablishmentFactory,
    ProfessionFactory,
    SkillFactory,
    ThemeFactory,
    finess_number,
)

PATH = "/coordination/importer/"
HEADER = {column.name: column.header for column in COLUMNS}
LATER = timezone.localdate() + timedelta(days=10)


@pytest.fixture
def house(db):
    ProfessionFactory(name_fr="Aide-soignant", feminine="Aide-soignante")
    ProfessionFactory()
    SkillFactory()
    return EstablishmentFactory(name="EHPAD des Tilleuls")


@pytest.fixture
def line(house):
    """Return a right line, with some cells changed."""

    def written(**cells) -> dict[str, str]:
        right = {
            "reference": "BFC-1",
            "finess": house.finess,
            "title": "Deux aides-soignants de nuit",
            "description": "Équipe de trois, 84 places.",
            "profession": "aides-soignantes",
        }
        return right | cells

    return written


def as_csv(*lines, delimiter=";", encoding="utf-8-sig") -> SimpleUploadedFile:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(HEADER.values())
    writer.writerows([cells.get(name, "") for name in HEADER] for cells in lines)
    return SimpleUploadedFile("besoins.csv", file.getvalue().encode(encoding))


def as_xlsx(*lines) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    book.active.append(list(HEADER.values()))
    for cells in lines:
        book.active.append([cells.get(name) for name in HEADER])
    file = io.BytesIO()
    book.save(file)
    return SimpleUploadedFile("besoins.xlsx", file.getvalue())


def upload(client, file, source="ARS Grand Est"):
    return client.post(PATH, {"source": source, "file": file}, follow=True)


def confirm(client):
    given = NeedImport.objects.order_by("uploaded_at").last()
    return client.post(f"{PATH}{given.pk}/confirmer/", follow=True)


def said(answer) -> str:
    return answer.content.decode()


def requests():
    return HelpRequestPage.objects.order_by("pk")


def test_the_template_comes_back_as_no_need_and_its_example_is_right(cockpit, house):
    template = cockpit.get(f"{PATH}modele.csv").content
    answer = upload(cockpit, SimpleUploadedFile("modele.csv", template))
    assert "Il n’y a aucune ligne sous l’en-tête." in said(answer)
    example = template.decode("utf-8-sig").replace("# ", "")
    FinessRecord.objects.create(finess="010000065", name="CH de Trévoux", category=CategoryFactory())
    answer = upload(cockpit, SimpleUploadedFile("modele.csv", example.encode()))
    assert "Publier 1 demande" in said(answer)


def test_the_workbook_has_a_header_and_a_guide(cockpit):
    book = openpyxl.load_workbook(io.BytesIO(cockpit.get(f"{PATH}modele.xlsx").content))
    assert [cell.value for cell in book.worksheets[0][1]] == list(HEADER.values())
    assert book.worksheets[1].max_row == len(COLUMNS) + 1
    assert cockpit.get(f"{PATH}modele.exe").status_code == 404


def test_nothing_is_written_before_it_is_confirmed(cockpit, ines, line, house):
    shown = said(upload(cockpit, as_csv(line(number="2", urgency="Critique", starts_on=f"{LATER:%d/%m/%Y}"))))
    assert "1 nouvelle demande" in shown
    assert not requests().exists()
    assert "1 demande est publiée. Vous la suivez." in said(confirm(cockpit))
    page = requests().get()
    need = page.needs.get()
    assert (page.title, page.establishment, page.state) == ("Deux aides-soignants de nuit", house, State.OPEN)
    assert (page.urgency, page.kind, page.owner) == (Urgency.CRITICAL, HelpKind.POSITIONS, None)
    assert (need.profession.name_fr, need.number, need.starts_on) == ("Aide-soignant", 2, LATER)
    assert Handling.objects.get().coordinator == ines
    assert page.current_period.by == ines


def test_what_came_in_is_a_page_like_any_other(cockpit, client, line):
    upload(cockpit, as_csv(line(), line(reference="BFC-2")))
    confirm(cockpit)
    assert Thread.objects.count() == 2
    assert {page.slug for page in requests()} == {"deux-aides-soignants-de-nuit", "deux-aides-soignants-de-nuit-2"}
    shown = said(client.get("/demandes/deux-aides-soignants-de-nuit/"))
    assert "EHPAD des Tilleuls" in shown
    assert HelpRequestIndexPage.objects.get().numchild == 2
    assert HelpRequestPage.find_problems() == ([], [], [], [], [])


def test_two_clicks_and_the_same_file_again_bring_nothing_twice(cockpit, line):
    upload(cockpit, as_csv(line()))
    confirm(cockpit)
    confirm(cockpit)
    shown = said(upload(cockpit, as_csv(line(title="Un autre titre"), line(reference="BFC-2", title="Nouvelle"))))
    assert "1 ligne déjà importée" in shown
    assert "changée dans le fichier" in shown
    confirm(cockpit)
    assert [page.title for page in requests()] == ["Deux aides-soignants de nuit", "Nouvelle"]
    upload(cockpit, as_csv(line()), source="ARS Bretagne")
    confirm(cockpit)
    assert requests().count() == 3


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"reference": ""}, "référence", "Cette case est vide."),
        ({"title": ""}, "titre", "Cette case est vide."),
        ({"finess": "123456789"}, "FINESS", "n’est pas un numéro FINESS"),
        ({"finess": finess_number(9999)}, "FINESS", "Le portail ne connaît pas cet établissement"),
        ({"profession": "aide soignat"}, "métier", "vouliez-vous dire"),
        ({"profession": "Dompteur"}, "métier", "n’est pas dans la liste du portail."),
        ({"profession": ""}, "métier", "Indiquez un métier"),
        ({"skill": "accueil des familles"}, "compétence", "pas les deux"),
        ({"number": "beaucoup"}, "nombre", "n’est pas un nombre de personnes"),
        ({"number": "0"}, "nombre", "n’est pas un nombre de personnes"),
        ({"starts_on": "31/02/2030"}, "du", "n’est pas une date"),
        ({"starts_on": "3 avril 2020"}, "du", "Cette date est passée."),
        ({"starts_on": "2040-04-03", "ends_on": "2040-04-02"}, "au", "Le dernier jour vient avant le premier."),
        ({"starts_at": "25h"}, "de", "n’est pas une heure"),
        ({"starts_at": "21h"}, "à", "Donnez les deux heures, ou aucune."),
        ({"urgency": "demain"}, "urgence", "n’est pas prévu ici"),
        ({"kind": "autre"}, "type d’aide", "n’est pas prévu ici"),
        ({"themes": "magie"}, "thèmes", "n’est pas dans la liste du portail."),
        ({"title": "x" * 300}, "titre", "Trop long"),
        ({"description": "Appeler le 06 12 34 56 78."}, "description", "tout le monde le lirait"),
    ],
)
def test_a_fault_is_told_by_line_and_column_and_nothing_comes_in(cockpit, line, cells, column, sentence):
    shown = said(upload(cockpit, as_csv(line(reference="OK"), line(**cells))))
    assert "1 ligne à corriger" in shown
    assert '<th scope="row">3</th>' in shown
    assert f">{column}</td>" in shown
    assert sentence in shown
    assert "Publier" not in shown
    confirm(cockpit)
    assert not requests().exists()


def test_the_same_reference_twice_is_told_on_both_lines(cockpit, line):
    assert said(upload(cockpit, as_csv(line(), line()))).count("Cette référence figure sur plusieurs lignes.") == 2


def test_every_form_a_spreadsheet_has_is_read(cockpit, line, house):
    upload(cockpit, as_xlsx(line(number=3, finess=house.finess, starts_on=LATER, starts_at="21h", ends_at="6 h 30")))
    confirm(cockpit)
    need = requests().get().needs.get()
    assert (need.number, need.starts_on, f"{need.starts_at:%H:%M}", f"{need.ends_at:%H:%M}") == (
        3, LATER, "21:00", "06:30",
    )  # fmt: skip
    upload(cockpit, as_csv(line(reference="B", ends_on=f"{LATER:%d.%m.%y}"), delimiter=",", encoding="cp1252"))
    confirm(cockpit)
    page = requests().last()
    assert page.description == "Équipe de trois, 84 places."
    assert page.needs.get().ends_on == LATER
    upload(cockpit, as_csv(line(reference="C", ends_on="1er avril 2040", skill="Accueil des familles", profession="")))
    confirm(cockpit)
    assert requests().last().needs.get().ends_on == date(2040, 4, 1)


def test_an_establishment_of_the_register_is_added_unverified(cockpit, line):
    number = finess_number(4321)
    FinessRecord.objects.create(
        finess=number, name="Foyer du Lac", category=CategoryFactory(), commune=CommuneFactory(), sector="social"
    )
    upload(cockpit, as_csv(line(finess=number), line(finess=number, reference="B")))
    confirm(cockpit)
    added = Establishment.objects.get(finess=number)
    assert (added.name, added.region.code, added.is_verified) == ("Foyer du Lac", "84", False)
    assert added.help_requests.count() == 2


def test_advice_needs_themes_only(cockpit, line):
    theme = ThemeFactory()
    upload(cockpit, as_csv(line(kind="Conseil", profession="", themes="Télétravail")))
    confirm(cockpit)
    page = requests().get()
    assert (page.kind, list(page.themes.all()), page.needs.count()) == (HelpKind.ADVICE, [theme], 0)


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (61 * 1024 * 1024))
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("besoins.exe", b"x", "Enregistrez-le en CSV ou en XLSX"),
        ("besoins.xlsx", b"PK\x03\x04 damaged", "Nous ne savons pas lire ce fichier"),
        ("besoins.csv", b"\x00\x01\x02", "Nous ne savons pas lire ce fichier"),
        ("besoins.csv", b"a;b\n1;2\n", "Il manque dans l’en-tête"),
        ("besoins.csv", "référence;référence;FINESS;titre;description\n".encode(), "y figure deux fois"),
        ("besoins.csv", b"x" * (5 * 1024 * 1024 + 1), "Ce fichier est trop lourd"),
        ("besoins.xlsx", None, "Ce fichier est trop lourd"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_so(cockpit, name, data, sentence):
    shown = said(upload(cockpit, SimpleUploadedFile(name, bomb() if data is None else data)))
    assert sentence in shown
    assert not NeedImport.objects.exists()


def test_a_long_list_is_made_by_the_worker(cockpit, line, monkeypatch):
    monkeypatch.setattr(worker, "AT_ONCE", 1)
    shown = said(upload(cockpit, as_csv(line(), line(reference="B"))))
    assert "Cette liste est longue" in shown
    assert "2 lignes s’importent" in said(confirm(cockpit))
    assert not requests().exists()
    drain()
    given = NeedImport.objects.get()
    assert "2 demandes sont publiées." in said(cockpit.get(f"{PATH}{given.pk}/"))
    assert requests().count() == 2


def test_what_was_wrong_since_the_preview_refuses_it_whole(cockpit, line, house):
    upload(cockpit, as_csv(line(), line(reference="B")))
    Establishment.objects.filter(pk=house.pk).update(refused_at=timezone.now())
    shown = said(confirm(cockpit))
    assert "2 lignes à corriger" in shown
    assert not requests().exists()


def test_a_preview_is_its_authors_and_can_be_thrown_away(cockpit, line):
    upload(cockpit, as_csv(line()))
    given = NeedImport.objects.get()
    assert signed_in(coordinator()).get(f"{PATH}{given.pk}/").status_code == 404
    cockpit.post(f"{PATH}{given.pk}/confirmer/", {"jeter": "1"})
    assert not NeedImport.objects.exists()


def test_reading_a_list_costs_as_many_queries_however_long(cockpit, line, django_assert_max_num_queries):
    upload(cockpit, as_csv(*(line(reference=f"R{number}") for number in range(40))))
    given = NeedImport.objects.get()
    with django_assert_max_num_queries(22):
        cockpit.get(f"{PATH}{given.pk}/")
