"""While somebody is suspended nothing of theirs reaches others, in any part of the portal; it holds nobody else."""

import pytest
from django.utils import timezone

from accounts import consent
from accounts.consent import Purpose
from accounts.models import Suspension
from directory.models import ContactReveal, Establishment, Invitation, Membership, Message
from tests.directory.factories import EstablishmentFactory, MembershipFactory, ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db
SAYS = "Votre compte est suspendu"


@pytest.fixture(params=[True, False], ids=["suspended", "free"])
def is_suspended(request):
    return request.param


@pytest.fixture
def person(client, is_suspended):
    """Somebody with a page and a verified establishment they are in charge of."""
    user = ProfilePageFactory(themes=[ThemeFactory()]).owner
    MembershipFactory(user=user, role="manager", establishment__verified_at=timezone.now())
    consent.give(user, Purpose.PUBLIC_PROFILE)
    if is_suspended:
        Suspension.objects.create(user=user)
    client.force_login(user)
    return user


@pytest.fixture
def other(db):
    """A volunteer who can be written to and shows a number."""
    page = ProfilePageFactory(volunteer__phone="0612345678", volunteer__visibility={"phone": "verified_establishments"})
    for purpose in (Purpose.CONTACT_RELAY, Purpose.SHOW_PHONE):
        consent.give(page.owner, purpose)
    return page


def test_a_page_is_sent_to_review(client, person, is_suspended):
    page = person.volunteer.profile
    page.presentation = "Autre chose."
    page.save_revision()
    answer = client.post("/compte/profil/envoyer/", follow=True)
    assert (SAYS in answer.text) is is_suspended
    assert (page.current_workflow_state is None) is is_suspended


def test_a_volunteer_is_written_to(client, person, other, is_suspended):
    url = f"/annuaire/{other.slug}/ecrire/"
    assert (SAYS in client.get(url).text) is is_suspended
    answer = client.post(url, {"subject": "Aide", "body": "Mes mots", "key": "0" * 32})
    assert ("Mes mots" in answer.text) is is_suspended
    assert Message.objects.exists() is not is_suspended


def test_a_number_is_shown(client, person, other, is_suspended):
    answer = client.post(f"/annuaire/{other.slug}/telephone/")
    assert ("0612345678" in answer.text) is not is_suspended
    assert ContactReveal.objects.exists() is not is_suspended


def test_a_colleague_is_invited(client, person, is_suspended):
    place = Establishment.objects.get(memberships__user=person)
    fields = {"email": "collegue@exemple.invalid", "role": "member"}
    answer = client.post(f"/compte/etablissements/{place.pk}/inviter/", fields)
    assert Invitation.objects.exists() is not is_suspended
    assert (SAYS in answer.text and "collegue@exemple.invalid" in answer.text) is is_suspended


def test_an_establishment_is_joined(client, person, is_suspended):
    there = EstablishmentFactory(finess="010000065")
    answer = client.post("/compte/etablissements/ajouter/010000065/", follow=True)
    assert (SAYS in answer.text) is is_suspended
    assert Membership.objects.filter(user=person, establishment=there).exists() is not is_suspended


def test_the_thread_of_a_request_says_so(client, person, is_suspended):
    shown = client.get(HelpRequestFactory().url).text
    assert (SAYS in shown) is is_suspended
    assert ('name="body"' in shown) is not is_suspended
