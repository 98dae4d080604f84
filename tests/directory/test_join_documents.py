"""Documents of a page: checked, private by default, read by those they are shown to and nobody else."""

import pytest
from django.core.files.storage import default_storage

from directory.models import Upload, VolunteerProfilePage
from tests.directory.browsing import words_of
from tests.directory.factories import (
    EstablishmentFactory,
    MembershipFactory,
    ThemeFactory,
    UserFactory,
)
from tests.directory.files import HARMFUL, PDF, photo, sent
from tests.directory.reviewing import agreed, approve, moderator

pytestmark = pytest.mark.django_db

DOCUMENTS = "/compte/profil/documents/"


@pytest.fixture
def page(client):
    page = agreed(themes=[ThemeFactory()])
    client.force_login(page.owner)
    return page


def join(client, data=PDF, title="Attestation de secours", name="cv.pdf"):
    return client.post(DOCUMENTS, {"title": title, "file": sent(data, name, "application/pdf")})


@pytest.fixture
def document(client, page):
    """A document of a published page."""
    join(client)
    client.post("/compte/profil/envoyer/")
    approve(page)
    return Upload.objects.get()


def reader(name, page):
    verified = EstablishmentFactory(verified_at="2020-04-01T00:00Z")
    makers = {
        "owner": lambda: page.owner,
        "stranger": UserFactory,
        "verified": lambda: MembershipFactory(establishment=verified).user,
        "moderator": moderator,
    }
    return makers[name]() if name in makers else None


SEEN_BY = {
    "everyone": {"anonymous", "stranger", "verified", "owner"},
    "verified_establishments": {"verified", "owner"},
    "nobody": {"owner"},
}


@pytest.mark.parametrize("audience", list(SEEN_BY))
@pytest.mark.parametrize("name", ["anonymous", "stranger", "verified", "owner"])
def test_who_reads_it(client, page, document, audience, name):
    who_reads = SEEN_BY[audience]
    page.volunteer.visibility = {"documents": audience}
    page.volunteer.save()
    client.logout()
    if person := reader(name, page):
        client.force_login(person)
    answer = client.get(f"/annuaire/documents/{document.pk}/")
    assert answer.status_code == (200 if name in who_reads else 404)
    on_page = "Attestation de secours" in words_of(client.get(page.url))
    assert on_page is (name in who_reads - {"owner"} or (name == "owner" and audience == "everyone"))


def test_it_is_handed_out_as_a_file_that_does_nothing(client, document):
    answer = client.get(f"/annuaire/documents/{document.pk}/")
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="attestation-de-secours.pdf"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_draft_document_is_its_owners_and_the_moderators(client, page):
    join(client)
    url = f"/annuaire/documents/{Upload.objects.get().pk}/"
    page.volunteer.visibility = {"documents": "everyone"}
    page.volunteer.save()
    assert client.get(url).status_code == 200
    client.force_login(UserFactory())
    assert client.get(url).status_code == 404
    person = moderator()
    assert page.permissions_for_user(person).can_publish()
    client.force_login(person)
    assert client.get(url).status_code in (200, 302)  # 302: to the second factor


def test_its_file_has_a_name_that_tells_nothing(client, page):
    join(client, name="cv de camille.pdf")
    name = Upload.objects.get().file.name
    assert "camille" not in name
    assert client.get(f"/media/{name}").status_code == 404


def test_a_picture_of_a_paper_is_written_again(client, page):
    assert join(client, photo(), name="diplome.jpg").status_code == 302
    with Upload.objects.get().file.open("rb") as kept:
        assert b"Domicile" not in kept.read()


HARMFUL_PDFS = {
    "with a script": PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
    "that is an archive": PDF + b"PK\x05\x06" + bytes(18) + b"%%EOF",
    "that is a page": PDF.replace(b"1 0 obj", b"<html><script>alert(1)</script>1 0 obj"),
    "cut off": PDF[:30],
    "after something else": b"<html>" + PDF,
    "with another file": PDF.replace(b"/Catalog", b"/Catalog/EmbeddedFile"),
}


@pytest.mark.parametrize("harm", [*HARMFUL_PDFS, *HARMFUL])
def test_what_would_do_harm_is_refused_in_words_and_the_title_kept(client, page, harm):
    data = HARMFUL_PDFS[harm] if harm in HARMFUL_PDFS else HARMFUL[harm]()
    answer = join(client, data, title="Guide des gardes")
    assert answer.status_code == 200
    assert 'value="Guide des gardes"' in answer.content.decode()
    assert any(words in words_of(answer) for words in ("PDF", "trop lourd", "vide"))
    assert not Upload.objects.exists()


def test_a_page_has_five_at_most(client, page):
    for number in range(6):
        answer = join(client, title=f"Document {number}")
    assert "cinq documents au plus" in words_of(answer)
    assert Upload.objects.count() == 5


def test_one_is_removed_from_the_next_version_and_stays_in_the_one_online(client, page, document):
    client.post(f"{DOCUMENTS}{document.pk}/retirer/")
    draft = VolunteerProfilePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert not draft.profile_documents.all()
    assert [row.upload for row in VolunteerProfilePage.objects.get(pk=page.pk).profile_documents.all()] == [document]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_file_goes_with_its_row(client, page):
    join(client)
    kept = Upload.objects.get()
    name = kept.file.name
    assert default_storage.exists(name)
    kept.delete()
    assert not default_storage.exists(name)
