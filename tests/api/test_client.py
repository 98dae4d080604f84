"""The Python client is made from the description, passes a type checker, and does over HTTP what its owner may."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from django.test import Client

from api.choices import Right
from api.tokens import actions
from community.models import Post
from tests.accounts.factories import member
from tests.directory.factories import EstablishmentFactory, ProfilePageFactory
from tests.directory.files import PDF
from tests.help_requests.factories import HelpRequestFactory

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path, db) -> Path:
    """The client, made from the description of this portal by the command that its README says."""
    made = shutil.copytree(ROOT / "clients" / "python" / "entraide", tmp_path / "entraide")
    (tmp_path / "openapi.json").write_text(Client().get("/api/v1/openapi.json").text)
    command = [sys.executable, ROOT / "clients" / "generate.py", tmp_path / "openapi.json", made]
    subprocess.run(command, check=True)
    return made


@pytest.fixture
def entraide(folder, monkeypatch) -> ModuleType:
    monkeypatch.syspath_prepend(folder.parent)
    for name in [name for name in sys.modules if name.partition(".")[0] == "entraide"]:
        monkeypatch.delitem(sys.modules, name)
    import entraide

    return entraide


def test_it_is_typed_throughout(folder):
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", str(folder)]
    checked = subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder.parent)
    assert checked.returncode == 0, checked.stdout


def test_every_operation_has_its_method(entraide, folder):
    paths = json.loads((folder.parent / "openapi.json").read_text())["paths"]
    named = {told["operationId"] for methods in paths.values() for told in methods.values()}
    assert named <= set(dir(entraide.Entraide))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_it_reads_writes_once_and_says_what_was_refused(entraide, live_server, settings, tmp_path):
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "m", tmp_path / "p"
    person = member("programme@exemple.invalid")
    ProfilePageFactory(volunteer__user=person, presentation="Avant.")
    HelpRequestFactory(slug="ouvrir")
    HelpRequestFactory.create_batch(21, establishment=None)
    for number in range(21):
        HelpRequestFactory(establishment=EstablishmentFactory(name=f"Maison {number:02}"))
    rights = [Right.READ, Right.POSTS, Right.PROFILE]
    _made, token = actions.make(person, name="essai", rights=rights, days=1)
    portal = entraide.Entraide(live_server.url, token=token)
    assert portal.me()["email"] == person.email
    assert portal.help_request("ouvrir")["posts"] == 0
    assert len({one["finess"] for one in portal.every("establishments")}) == 22
    first = portal.reply("ouvrir", {"body": "Bonjour."}, key="une")
    assert portal.reply("ouvrir", {"body": "Bonjour."}, key="une") == first
    assert Post.objects.count() == 1
    kept = portal.send_file(first["thread"], "Mode d'emploi.pdf", PDF)
    assert portal.reply("ouvrir", {"body": "Le voici.", "files": [kept["id"]]})["files"] == [kept]
    mine, version = portal.versioned("my_profile")
    changed = portal.change_profile({"presentation": "Après."}, if_match=version)
    assert (mine["presentation"], changed["presentation"]) == ("Avant.", "Après.")
    with pytest.raises(entraide.Problem) as refused:
        portal.change_profile({"presentation": "Encore."}, if_match=version)
    assert refused.value.status == 412
    with pytest.raises(entraide.Problem, match="401"):
        entraide.Entraide(live_server.url, token="faux").themes()
