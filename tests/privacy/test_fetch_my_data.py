"""A copy of everything about me: complete, readable, mine alone, and for a week."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts import privacy
from accounts.models import DataArchive
from accounts.mydata.labels import LABELS
from accounts.privacy import Person
from matching.choices import CallOutcome
from matching.models import Call
from portal.work.worker import drain
from tests.accounts.factories import PASSWORD, member, sign_in
from tests.directory.factories import VolunteerFactory
from tests.privacy.markers import FIRST, LAST, somebody

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the file of a rendition it has just made to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    """Files of this test alone."""
    settings.PRIVATE_ROOT, settings.MEDIA_ROOT = tmp_path / "private", tmp_path / "media"


def archive_of(raw: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(raw))


@pytest.fixture
def me(client):
    """Somebody signed in who has just shown who they are."""
    user = member()
    sign_in(client, user.email)
    client.post("/compte/reauthenticate/", {"password": PASSWORD})
    return user


def test_it_is_made_by_the_worker_told_by_mail_and_fetched(client, me, mailoutbox):
    asked = client.post("/compte/donnees/copie/", follow=True)
    assert "Votre copie se prépare" in asked.text
    drain()
    assert "Vos données sont prêtes" in mailoutbox[-1].subject
    assert "http://localhost/compte/donnees/" in mailoutbox[-1].body
    assert "Récupérer" in client.get("/compte/donnees/").text
    pk = DataArchive.objects.get().pk
    answer = client.get(f"/compte/donnees/copie/{pk}/")
    assert "no-store" in answer["Cache-Control"]
    assert "attachment" in answer["Content-Disposition"]
    told = json.loads(archive_of(b"".join(answer.streaming_content)).read("donnees.json"))
    assert told["parts"]["account"]["email"] == me.email


def test_it_holds_all_of_it_and_nothing_of_others(tmp_path):
    known = somebody()
    path = tmp_path / "copie.zip"
    call_command("export_person", known.user.email, out=str(path))
    assert path.stat().st_mode & 0o077 == 0
    archive = archive_of(path.read_bytes())
    text = archive.read("donnees.json").decode()
    told = json.loads(text)["parts"]
    assert told["directory"]["volunteer"]["phone"] == "0655443322"
    assert told["directory"]["page"][0]["presentation"] == "Un texte brouillonnant."
    assert [version["content"]["presentation"] for version in told["directory"]["page"][0]["versions"]] == [
        "Je suis xylophoniste à mes heures.",
        "Un texte brouillonnant.",
    ]
    assert told["directory"]["conversations"][0]["messages"][0]["body"] == "Mon théodolite est prêt."
    assert told["discussions"]["posts"][0]["body"] == "Voici comment faire."
    assert len(told["account"]["consents"]) == 5
    assert told["search"]["saved_searches"][0]["parameters"] == "q=brimborion"
    photo = told["directory"]["page"][0]["photo"]
    assert archive.read(photo)[1:4] == b"PNG"
    for secret in ("Pouvez-vous nous aider", "md5$", "otpauth", known.colleague.email):
        assert secret not in text


def test_it_is_readable_in_french(tmp_path):
    known = somebody()
    made = {"by": known.user, "outcome": CallOutcome.REACHED, "next_step": "Rappeler", "next_on": date(2020, 4, 3)}
    Call.objects.create(help_request=known.thread.help_request, volunteer=VolunteerFactory(), key="x", **made)
    call_command("export_person", known.user.email, out=str(tmp_path / "copie.zip"))
    page = archive_of((tmp_path / "copie.zip").read_bytes()).read("donnees.html").decode()
    for words in (
        "Ce qu’Entraide sait de zephirine.qb@exemple.invalid",
        "Prénom",
        FIRST,
        LAST,
        "Téléphone",
        "Annuaire",
        "Appels que j’ai passés",
        "Suite prévue",
        "3 avril 2020",
    ):
        assert words in page
    assert "<script" not in page


def test_every_field_has_its_name_in_words():
    def fields(told: Any) -> Iterator[str]:
        inner = told if isinstance(told, list) else []
        if isinstance(told, dict):
            yield from told
            inner = list(told.values())
        yield from (name for one in inner for name in fields(one))

    person = Person.of(somebody().user)
    # What a page says in each version is kept as Wagtail names it.
    told = {part.name: dict(part.export(person)) for part in privacy.parts()}
    del told["directory"]
    assert {name for part in told.values() for name in fields(part)} - set(LABELS) == set()


def test_three_a_day(client, me):
    for _time in range(3):
        client.post("/compte/donnees/copie/")
        drain()
    assert "revenez demain" in client.post("/compte/donnees/copie/", follow=True).text
    assert DataArchive.objects.count() == 3


def test_two_clicks_make_one(client, me):
    for _click in range(2):
        client.post("/compte/donnees/copie/")
    assert DataArchive.objects.count() == 1


def test_others_and_late_comers_get_nothing(client, me):
    client.post("/compte/donnees/copie/")
    drain()
    asked = DataArchive.objects.get()
    url = f"/compte/donnees/copie/{asked.pk}/"
    DataArchive.objects.update(asked_at=timezone.now() - timedelta(days=8))
    assert client.get(url).status_code == 404
    DataArchive.objects.update(asked_at=timezone.now())
    client.logout()
    assert client.get(url).status_code == 302
    other = member("autre@exemple.invalid")
    sign_in(client, other.email)
    client.post("/compte/reauthenticate/", {"password": PASSWORD})
    assert client.get(url).status_code == 404


def test_it_asks_who_one_is_when_that_is_long_ago(client):
    user = member()
    client.force_login(user)
    asked = DataArchive.objects.create(user=user, ready_at=timezone.now())
    assert client.get(f"/compte/donnees/copie/{asked.pk}/").url.startswith("/compte/reauthenticate/")


def test_the_command_says_what_is_wrong(tmp_path):
    with pytest.raises(CommandError, match="no e-mail address") as wrong:
        call_command("export_person", "camille", out=str(tmp_path / "a.zip"))
    assert wrong.value.returncode == 2
    with pytest.raises(CommandError, match="Nothing is known") as unknown:
        call_command("export_person", "personne@exemple.invalid", out=str(tmp_path / "a.zip"))
    assert unknown.value.returncode == 1
    member()
    (tmp_path / "a.zip").touch()
    with pytest.raises(CommandError, match="exists already"):
        call_command("export_person", "camille@exemple.invalid", out=str(tmp_path / "a.zip"))
