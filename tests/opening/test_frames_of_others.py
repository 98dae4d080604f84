"""A frame on another site hides what the portal hides, and costs the same however full it is."""

from community.choices import Voice
from community.models import Post, Thread
from directory.choices import ShownAs
from tests.directory.factories import EstablishmentFactory, RegionFactory
from tests.help_requests.factories import HelpRequestFactory

REQUESTS = "/integrer/demandes/"


def test_a_hidden_establishment_stays_hidden_in_frames(client, searchable):
    page = HelpRequestFactory(establishment=EstablishmentFactory(name="CH de Motsecret", shown_as=ShownAs.TYPE))
    Post.objects.create(thread=Thread.objects.get(help_request=page), voice=Voice.TEAM, body="x", hidden_at=None)
    searchable()
    for path in (REQUESTS, f"{REQUESTS}{page.slug}/"):
        assert "Motsecret" not in client.get(path).content.decode()


def test_a_frame_costs_the_same_however_full(client, searchable, django_assert_max_num_queries):
    for number in range(8):
        HelpRequestFactory(establishment__region=RegionFactory(code=f"9{number}", name=f"Région {number}"))
    searchable()
    client.get(REQUESTS)
    with django_assert_max_num_queries(4):
        client.get(f"{REQUESTS}?nombre=8")
