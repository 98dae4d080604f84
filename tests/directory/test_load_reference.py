"""The reference lists: all that is in the packaged files, once, and what editors changed stays."""

import csv
import shutil
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils.text import slugify

from directory.models import (
    Commune,
    Departement,
    EstablishmentCategory,
    FinessRecord,
    Function,
    Profession,
    Region,
    Skill,
    Theme,
)

pytestmark = pytest.mark.django_db
FILES = {
    Region: "geo/regions.csv",
    Departement: "geo/departements.csv",
    Commune: "geo/communes.csv",
    Theme: "themes.csv",
    Profession: "professions.csv",
    Function: "fonctions.csv",
    Skill: "competences.csv",
    EstablishmentCategory: "finess/categories.csv",
    FinessRecord: "finess/etablissements_sanitaires.csv",
}
PRETER_MAIN_FORTE = {"accueil", "administration", "communication", "informatique", "logistique", "restauration"}


def lines(name):
    with (settings.DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load(**options) -> str:
    out = StringIO()
    call_command("load_reference", stdout=out, **options)
    return out.getvalue()


def snapshot():
    return {model: sorted(map(repr, model.objects.values_list())) for model in FILES}


def test_everything_is_loaded_and_a_second_run_changes_nothing():
    load()
    assert {model: model.objects.count() for model in FILES} == {m: len(lines(name)) for m, name in FILES.items()}
    check_details()
    before = snapshot()
    load()
    assert snapshot() == before


def check_details():
    assert set(Profession.objects.values_list("slug", flat=True)) == {
        slugify(line["masculin"]) for line in lines("professions.csv")
    }
    assert set(Theme.objects.values_list("slug", flat=True)) == {line["code"].lower() for line in lines("themes.csv")}
    assert Theme.objects.filter(parent=None).count() == sum(line["niveau"] == "1" for line in lines("themes.csv"))
    pca = Theme.objects.get(slug="pca")
    assert (pca.parent.slug, pca.acronyms) == ("cri", "PCA PCRA PRA")
    assert {"continuité d'activité", "business continuity"} <= set(pca.synonym_list)
    assert set(Skill.objects.values_list("family", flat=True)) == PRETER_MAIN_FORTE
    assert Commune.objects.for_code("75012").get().code == "75056"
    lyon = Commune.objects.get(code="69123")
    assert (lyon.departement.region_id, round(lyon.latitude, 1), round(lyon.longitude, 1)) == ("84", 45.8, 4.8)
    assert EstablishmentCategory.objects.get(acronym="EHPAD").sector == "medico_social"


def test_what_editors_changed_stays_and_what_they_removed_comes_back():
    load()
    Theme.objects.filter(slug="pca").update(name_fr="Plan de continuité", synonyms="plan B")
    Skill.objects.filter(slug="couture").delete()
    load()
    assert Theme.objects.get(slug="pca").synonym_list == ["plan B"]
    assert Skill.objects.filter(slug="couture").count() == 1


@pytest.fixture
def copied(tmp_path, settings):
    """The packaged data in a place where a test may spoil it, communes and register cut short."""
    shutil.copytree(settings.DATA_DIR, tmp_path / "data")
    settings.DATA_DIR = tmp_path / "data"
    for name in ("geo/communes.csv", "finess/etablissements_sanitaires.csv"):
        path = settings.DATA_DIR / name
        first = path.read_text(encoding="utf-8").splitlines(keepends=True)[:20]
        path.write_text("".join(first), encoding="utf-8")
    return settings.DATA_DIR


@pytest.mark.parametrize(
    ("name", "line", "old", "new"),
    [
        ("geo/communes.csv", 3, ",01,", ",ZZ,"),
        ("geo/communes.csv", 4, ",45.", ",nord"),
        ("geo/departements.csv", 2, "01,Ain,84", "01,Ain,84,85"),
        ("geo/regions.csv", 3, "02,", "01,"),
        ("themes.csv", 15, ",NUM,", ",XYZ,"),
        ("professions.csv", 5, ",1,", ",peut-être,"),
        ("finess/categories.csv", 3, ",sanitaire,", ",inconnu,"),
        ("finess/etablissements_sanitaires.csv", 4, "010000065", "010000066"),
    ],
)
def test_a_malformed_file_is_named_with_its_line(copied, name, line, old, new):
    path = copied / name
    found = path.read_text(encoding="utf-8").split("\n")
    assert old in found[line - 1]
    found[line - 1] = found[line - 1].replace(old, new, 1)
    path.write_text("\n".join(found), encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        load()
    assert path.name in str(refused.value)
    assert f" {line}" in str(refused.value)
    assert not Region.objects.exists()


def test_a_full_national_register_is_loaded(copied, tmp_path):
    path = tmp_path / "etalab.csv"
    cells = ["structureet", "750100042", "", "HOP TEST", "HÔPITAL DU TEST", *[""] * 7, "113", "75", *[""] * 4, "355"]
    path.write_text("finess;etalab;93\n" + ";".join(cells) + ";fin\n", encoding="latin-1")
    (copied / "geo/communes.csv").write_text(
        "code,nom,nom_norm,departement,codes_postaux,population,lat,lon\n75056,Paris,paris,75,75001|75013,2,48.8,2.3\n"
    )
    load(finess=path)
    record = FinessRecord.objects.get()
    assert (record.name, record.category.acronym, record.sector) == ("HÔPITAL DU TEST", "CH", "sanitaire")
    assert record.commune_id == "75056"
