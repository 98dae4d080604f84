"""A button pressed five times at the same moment, in five windows: one draft, one request, one letter."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import User
from help_requests.models import Asking, HelpRequestPage
from portal.mail.models import Delivery
from tests.directory.browsing import form_in
from tests.directory.factories import EstablishmentFactory, MembershipFactory, UserFactory
from tests.help_requests.wizard import NEED, START, keep, url

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
WINDOWS = 5


def at_once(deed: Callable[[], str]) -> set[str]:
    """Do the same in every window at the same moment; return the answers that differ."""
    start, answers = threading.Barrier(WINDOWS), []

    def do() -> None:
        start.wait(timeout=60)
        try:
            answers.append(deed())
        finally:
            connection.close()

    threads = [threading.Thread(target=do) for _window in range(WINDOWS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert len(answers) == WINDOWS
    return set(answers)


def window(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def sent(client: Client, address: str, form: dict[str, object]) -> str:
    answer = client.post(address, form)
    return str(getattr(answer, "url", answer.status_code))


def test_five_times_is_once():
    person = UserFactory(first_name="Camille", last_name="Martin")
    house = EstablishmentFactory(verified_at=timezone.now())
    MembershipFactory(user=person, establishment=house)
    client = window(person)
    first = form_in(client.get(START), having="text") | {"text": NEED}
    assert len(at_once(lambda: sent(window(person), START, first))) == 1
    assert Asking.objects.count() == HelpRequestPage.objects.count() == 1
    keep(client, person, "type", kind="advice")
    keep(client, person, "qui-quand-ou")
    keep(client, person, "etablissement")
    address = url(person, "relire")
    last = form_in(client.get(address))
    assert at_once(lambda: sent(window(person), address, last)) == {f"/demandes/{HelpRequestPage.objects.get().slug}/"}
    page = HelpRequestPage.objects.get()
    assert page.live
    assert page.periods.count() == 1
    assert (
        Delivery.objects.filter(recipient=person.email, subject__startswith="Votre demande est en ligne").count() == 1
    )
