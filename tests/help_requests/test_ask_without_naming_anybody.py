"""What may tell who a patient is is told to the author: a date may be kept, a social-security number never."""

import pytest

from help_requests.models import HelpRequestPage, KeptFinding
from tests.directory.browsing import form_in, words_of
from tests.directory.factories import UserFactory
from tests.help_requests.wizard import START, begin, draft_of, keep, until_review, url

pytestmark = pytest.mark.django_db

BORN = "Mme T., née le 3 juillet 1941, a besoin de quelqu’un la nuit."
NUMBER = "Le dossier 2 34 07 75 116 001 74 est bloqué dans notre logiciel."


@pytest.fixture
def person(client):
    user = UserFactory(first_name="Camille", last_name="Martin")
    client.force_login(user)
    return user


def test_a_date_of_birth_is_told_and_its_author_may_keep_it(client, person):
    answer = begin(client, text=BORN)
    assert answer.status_code == 422
    assert "ressemble à une date de naissance" in words_of(answer)
    assert not HelpRequestPage.objects.exists()
    form = form_in(answer, having="text")
    assert form["text"] == BORN
    [box] = boxes(answer)
    client.post(START, form | {"keeps": [box]})
    kept = KeptFinding.objects.get()
    assert (kept.kind, kept.by, kept.help_request) == ("birth_date", person, HelpRequestPage.objects.get())
    assert kept.at


def boxes(answer) -> list[str]:
    """Return what can be kept."""
    from bs4 import BeautifulSoup

    page = BeautifulSoup(answer.content, "html.parser")
    return [box["value"] for box in page.find_all("input", {"name": "keeps"})]


def test_what_was_kept_is_not_asked_again_and_what_is_new_is(client, person):
    answer = begin(client, text=BORN)
    client.post(START, form_in(answer, having="text") | {"keeps": boxes(answer)})
    assert keep(client, person, "besoin", text=f"{BORN} Merci !").status_code == 302
    answer = keep(client, person, "besoin", text=f"{BORN} Son fils, né le 4 mai 1970, aussi.")
    assert answer.status_code == 422
    assert len(boxes(answer)) == 1


def test_a_social_security_number_is_never_kept(client, person):
    answer = begin(client, text=NUMBER)
    assert answer.status_code == 422
    assert "ressemble à un numéro de sécurité sociale" in words_of(answer)
    assert boxes(answer) == []
    digest = "0" * 32
    assert client.post(START, form_in(answer, having="text") | {"keeps": [digest]}).status_code == 422
    assert not HelpRequestPage.objects.exists()


def test_nothing_of_it_waits_in_a_visitors_session(client):
    begin(client, text=NUMBER)
    assert "asking" not in client.session


def test_a_telephone_number_is_told_where_it_belongs(client, person):
    answer = begin(client, text="Appelez le standard au 03 80 12 34 56 pour nous aider.")
    assert "L’écran 4 a une place pour le vôtre" in words_of(answer)
    assert client.post(START, form_in(answer, having="text") | {"keeps": boxes(answer)}).status_code == 302


def test_the_title_is_read_as_well(client, person):
    until_review(client, person, establishment="none")
    answer = keep(client, person, "relire", title="Aider Mme T., née le 3 juillet 1941")
    assert answer.status_code == 422
    assert not HelpRequestPage.objects.get().periods.exists()


def test_nothing_slips_through_on_the_way_to_the_last_screen(client, person):
    until_review(client, person, establishment="none")
    draft = draft_of(person)
    draft.description = NUMBER
    draft.save_revision(clean=False)
    answer = keep(client, person, "relire")
    assert answer.status_code == 422
    assert "revenez au premier écran" in words_of(answer)
    assert url(person, "besoin") in answer.content.decode()
    assert not HelpRequestPage.objects.get().live
