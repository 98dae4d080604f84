"""Administrators enter addresses, read the log and send again; nobody else does."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.roles import Role
from api.models import Webhook, WebhookDelivery
from api.webhooks import signing, telling
from portal.work.worker import drain
from tests.accounts.factories import member, with_second_factor

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    """Return a browser of somebody with a role: `desk(Role.ADMINISTRATOR)`."""

    def of(role: Role) -> Client:
        person = with_second_factor(member(f"{role}@exemple.invalid"))
        person.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(person)
        return client

    return of


def test_an_administrator_enters_an_address_tries_it_and_reads_the_log(desk, there):
    admin = desk(Role.ADMINISTRATOR)
    typed = {"name": "Agence", "url": there.url, "events": ["request.published"], "is_on": "on"}
    assert admin.post("/cms/api/webhook/create/", typed).status_code == 302
    webhook = Webhook.objects.get()
    admin.post(f"/cms/api/webhook/ping/{webhook.pk}/")
    drain()
    assert [one["type"] for one in there.messages] == ["ping"]
    log = admin.get("/cms/api/webhookdelivery/").content.decode()
    assert "Agence" in log
    assert "204" in log
    line = WebhookDelivery.objects.get()
    admin.post(f"/cms/api/webhookdelivery/replay/{line.pk}/")
    drain()
    assert len(there.got) == 2


def test_a_private_address_is_refused_in_words(desk, db):
    typed = {"name": "Agence", "url": "https://127.0.0.1/x", "events": ["request.published"], "is_on": "on"}
    answer = desk(Role.ADMINISTRATOR).post("/cms/api/webhook/create/", typed)
    assert answer.status_code == 200
    assert "Donnez une adresse publique qui commence par https://." in answer.content.decode()
    assert not Webhook.objects.exists()


def test_the_secret_is_shown_on_demand_only(desk, webhook):
    admin = desk(Role.ADMINISTRATOR)
    secret = signing.secret_of(webhook)
    for path in ("", f"edit/{webhook.pk}/", f"secret/{webhook.pk}/"):
        assert secret not in admin.get(f"/cms/api/webhook/{path}").content.decode()
    assert secret in admin.post(f"/cms/api/webhook/secret/{webhook.pk}/", follow=True).content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.COORDINATOR])
def test_no_other_role_reaches_them(desk, webhook, role):
    telling.ping(webhook)
    other = desk(role)
    line = WebhookDelivery.objects.get()
    for path in (
        "webhook/",
        f"webhook/edit/{webhook.pk}/",
        f"webhook/secret/{webhook.pk}/",
        f"webhookdelivery/replay/{line.pk}/",
    ):
        assert other.get(f"/cms/api/{path}").status_code in (302, 403), path
    secret = signing.secret_of(webhook)
    assert secret not in other.post(f"/cms/api/webhook/secret/{webhook.pk}/", follow=True).content.decode()
