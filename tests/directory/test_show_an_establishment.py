"""An establishment that shows its type and place only: its name is on no page, card, index or suggestion."""

import pytest
from django.utils import timezone

from community.choices import Voice
from directory.choices import ShownAs
from directory.models import Establishment
from help_requests.actions import record_tool_sent
from help_requests.choices import State
from portal.work import worker
from search import indexing
from search.models import KnownName
from tests.community.factories import PostFactory
from tests.directory.factories import CommuneFactory, EstablishmentFactory, MembershipFactory, ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory, give_support
from tests.toolbox.factories import ResourceFactory

NAME = "Maison Zéphyrine"
INSTEAD = "Centre hospitalier"


@pytest.fixture
def request_page(searchable):
    """A request in progress with a post in the establishment's voice, solved with a volunteer's help."""
    establishment = EstablishmentFactory(name=NAME, commune=CommuneFactory(), verified_at=timezone.now())
    page = HelpRequestFactory(establishment=establishment, state=State.OPEN)
    PostFactory(thread=page.thread, establishment=establishment, voice=Voice.ESTABLISHMENT)
    HelpRequestFactory(establishment=establishment)
    page.volunteer = ProfilePageFactory()
    give_support(page, page.volunteer.volunteer)
    page.resource = ResourceFactory(tool=record_tool_sent(page, title="Charte").tool)
    indexing.rebuild()
    return page


def addresses(page):
    return ["/", "/demandes/", page.url, page.volunteer.url, page.resource.url, "/recherche/?q=travail"]


def read(client, page):
    return {address: client.get(address).content.decode() for address in addresses(page)}


@pytest.mark.django_db
def test_by_default_its_name_is_read(client, request_page):
    assert [address for address, text in read(client, request_page).items() if NAME not in text] == []
    (group,) = client.get("/recherche/suggestions/", {"q": "zephyrine"}).json()["groups"]
    assert group["suggestions"][0]["label"] == NAME


@pytest.mark.django_db
def test_hidden_it_is_nowhere_and_is_no_oracle(client, request_page):
    manager = MembershipFactory(establishment=request_page.establishment, role="manager")
    client.force_login(manager.user)
    client.post(f"/compte/etablissements/{request_page.establishment_id}/affichage/", {"shown_as": "type"})
    client.logout()
    assert client.get("/recherche/suggestions/", {"q": "zephyrine"}).json()["groups"] == []
    worker.drain()
    shown = read(client, request_page)
    assert [address for address, text in shown.items() if NAME in text] == []
    assert [address for address, text in shown.items() if INSTEAD not in text] == []
    found = client.get("/recherche/", {"q": "Zéphyrine"})
    assert request_page.title not in found.content.decode()
    assert not KnownName.objects.filter(turn__contains="zephyrine").exists()


@pytest.mark.django_db
def test_its_own_people_read_its_name(client, request_page):
    Establishment.objects.update(shown_as=ShownAs.TYPE)
    member = MembershipFactory(establishment=request_page.establishment)
    client.force_login(member.user)
    assert NAME in client.get("/compte/etablissements/").content.decode()
