"""How a request ends: once, with thanks, an answer to one question, and documents that an editor reads."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.documents.models import Document

from help_requests.choices import State
from help_requests.models import Offer, Outcome
from tests.accounts.factories import letters, member, with_second_factor
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory, VolunteerFactory
from tests.help_requests.factories import give_support
from tests.help_requests.team import team
from toolbox.models import Resource

pytestmark = pytest.mark.django_db

TEXT = "Une heure au téléphone a suffi."


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def close(client, person, page, **typed):
    client.force_login(person)
    return client.post(f"/demandes/{page.slug}/clore/", {"state": "solved"} | typed)


def volunteer(name: str):
    """Somebody who can be written to, with a public page."""
    person = member(f"{name}@exemple.invalid", first_name=name.title(), last_name="Exemple")
    return ProfilePageFactory(volunteer__user=person, title=f"{name.title()} Exemple").volunteer


def office(*names: str, name: str = "charte.docx") -> SimpleUploadedFile:
    """A file as an office writes it, with these parts inside."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for part in ("[Content_Types].xml", *names):
            archive.writestr(part, "x")
    return SimpleUploadedFile(name, data.getvalue())


def test_a_colleague_closes_it_and_says_thanks_to_whom(client):
    them, clara = team(), volunteer("clara")
    Offer.objects.create(help_request=them.page, volunteer=clara, origin="volunteer")
    client.force_login(them.colleague)
    assert "Clara Exemple (a proposé son aide)" in client.get(f"/demandes/{them.page.slug}/clore/").text
    assert close(client, them.colleague, them.page, thanked=[clara.pk], text=TEXT, satisfaction="5").status_code == 302
    outcome = Outcome.objects.get()
    assert (them.now().state, outcome.by, outcome.satisfaction, outcome.text) == (
        State.SOLVED,
        them.colleague,
        5,
        TEXT,
    )
    (letter,) = [one for one in letters() if "EHPAD des Tilleuls vous remercie" in one.subject]
    assert letter.to == ["clara@exemple.invalid"]
    assert TEXT in letter.body


def test_the_page_thanks_by_name_only_who_has_a_page(client):
    them, clara, shy = team(), volunteer("clara"), VolunteerFactory(user__first_name="Secrète")
    give_support(them.page, clara)
    give_support(them.page, shy)
    close(client, them.author, them.page, thanked=[clara.pk, shy.pk], text=TEXT)
    client.logout()
    shown = client.get(them.page.url).text
    assert "Résolue grâce à Clara Exemple" in shown
    assert "Résolue grâce à 1 personne volontaire" in shown
    assert "Secrète" not in shown
    assert TEXT not in shown
    client.force_login(them.author)
    assert TEXT in client.get(them.page.url).text


def test_whoever_wrote_in_the_thread_can_be_thanked(client):
    them, clara = team(), volunteer("clara")
    PostFactory(thread=them.page.thread, by=clara.user)
    client.force_login(them.author)
    assert "Clara Exemple (a répondu dans le fil)" in client.get(f"/demandes/{them.page.slug}/clore/").text


def test_nobody_else_can_be_thanked(client):
    them, stranger = team(), volunteer("clara")
    give_support(them.page, VolunteerFactory())
    assert close(client, them.author, them.page, thanked=[stranger.pk]).status_code == 200
    assert not Outcome.objects.exists()


def test_twice_is_once(client):
    them, clara = team(), volunteer("clara")
    give_support(them.page, clara)
    for _twice in range(2):
        close(client, them.author, them.page, thanked=[clara.pk])
    assert Outcome.objects.count() == len(letters()) == 1


def test_closed_without_a_solution_thanks_nobody(client):
    them, clara = team(), volunteer("clara")
    give_support(them.page, clara)
    close(client, them.author, them.page, state="closed_unsolved", thanked=[clara.pk])
    assert them.now().state == State.CLOSED_UNSOLVED
    assert not Outcome.objects.get().thanked.exists()
    assert letters() == []


def test_opened_and_closed_again_there_are_two_outcomes(client):
    them = team()
    close(client, them.author, them.page, satisfaction="2")
    client.post(f"/demandes/{them.page.slug}/rouvrir/")
    close(client, them.colleague, them.page, satisfaction="4")
    assert list(Outcome.objects.values_list("satisfaction", flat=True)) == [2, 4]


def test_how_it_ended_must_be_said(client):
    them = team()
    answer = close(client, them.author, them.page, state="", text=TEXT)
    assert answer.status_code == 200
    assert TEXT in answer.text
    assert them.now().state == State.OPEN


def test_a_document_waits_for_an_editor(client):
    them = team()
    close(client, them.author, them.page, tool_title="Charte de télétravail", tool_file=office())
    resource, document = Resource.objects.get(), Document.objects.get()
    assert not resource.live
    assert resource.tool == them.page.tools_sent.get().tool
    assert resource.get_latest_revision_as_object().files.get().document == document
    assert "Charte de télétravail" in client.get(them.page.url).text
    client.logout()
    assert client.get(document.url).status_code == 404
    assert client.get(f"/outils/{resource.slug}/").status_code == 404
    draft = resource.get_latest_revision_as_object()
    draft.summary = "Pour commencer."
    draft.save_revision().publish()
    assert f'href="/outils/{resource.slug}/"' in client.get(them.page.url).text


def test_editors_find_it_on_their_dashboard(client):
    them = team()
    close(client, them.author, them.page, tool_title="Charte de télétravail", tool_file=office())
    client.force_login(with_second_factor(member("redaction@exemple.invalid", is_superuser=True)))
    shown = client.get("/cms/").text
    assert "Documents proposés pour la boîte à outils" in shown
    assert "Charte de télétravail" in shown


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (SimpleUploadedFile("x.exe", b"MZ"), "Seuls ces fichiers"),
        (SimpleUploadedFile("x.docx", b"PK nothing"), "abîmé"),
        (office("word/vbaProject.bin"), "macros"),
        (office("../x", name="x.zip"), "Seuls ces fichiers"),
        (SimpleUploadedFile("x.pdf", b"%PDF-1.4 /JavaScript %%EOF"), "scripts"),
    ],
)
def test_dangerous_files_are_refused_and_nothing_is_closed(client, file, words):
    them = team()
    file.seek(0)
    answer = close(client, them.author, them.page, tool_title="Charte", tool_file=file, text=TEXT)
    assert words in answer.text
    assert TEXT in answer.text
    assert them.now().state == State.OPEN


def test_documents_are_shared_afterwards_too(client):
    them = team(state=State.SOLVED)
    client.force_login(them.colleague)
    sent = {"tool_title": "Plan", "tool_file": office()}
    assert client.post(f"/demandes/{them.page.slug}/documents/", sent).status_code == 302
    assert them.page.tools_sent.get().tool.title == "Plan"


def test_the_figures_of_a_week_know_how_content_people_are(client):
    from reports.figures import compute
    from reports.weeks import Week

    them = team()
    close(client, them.author, them.page, satisfaction="4")
    now = timezone.now()
    week = Week.of(now)
    assert compute(week, now)["requests"]["satisfaction"] == 4.0
    assert compute(week, now - timedelta(hours=1))["requests"]["satisfaction"] is None
