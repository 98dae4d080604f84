"""Messages are signed, tried again, logged, sent again by hand; a receiver that is away costs little."""

import base64
import hashlib
import hmac
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from api.models import Webhook, WebhookDelivery
from api.webhooks import signing, telling
from api.webhooks.choices import Event, Outcome
from portal.work.models import OutboxRow
from portal.work.worker import drain
from tests.directory.factories import ProfilePageFactory

pytestmark = pytest.mark.django_db


def signature(secret: str, headers: dict[str, str], body: bytes) -> str:
    """Compute the signature as a receiver does, from the specification alone."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def later(**fields):
    """Have the worker come back when everything that waits is due."""
    OutboxRow.objects.update(available_at=timezone.now())
    Webhook.objects.update(quiet_until=None, **fields)
    drain()


def test_a_receiver_can_check_who_wrote_and_when(webhook, there):
    telling.ping(webhook)
    drain()
    [(headers, body)] = there.got
    assert headers["webhook-signature"] == signature(signing.secret_of(webhook), headers, body)
    assert abs(int(headers["webhook-timestamp"]) - timezone.now().timestamp()) < 60
    assert headers["webhook-id"] == str(WebhookDelivery.objects.get().pk)
    assert headers["content-type"] == "application/json"


def test_both_secrets_sign_for_a_day_after_a_new_one(webhook, there):
    old = signing.secret_of(webhook)
    new = signing.renew_secret(webhook)
    telling.ping(webhook)
    drain()
    [(headers, body)] = there.got
    assert headers["webhook-signature"].split() == [signature(new, headers, body), signature(old, headers, body)]
    Webhook.objects.update(former_until=timezone.now() - timedelta(seconds=1))
    telling.ping(webhook)
    drain()
    headers, body = there.got[-1]
    assert headers["webhook-signature"].split() == [signature(new, headers, body)]


def test_the_secret_is_in_no_column(webhook):
    row = " ".join(str(value) for value in Webhook.objects.filter(pk=webhook.pk).values_list()[0])
    assert signing.secret_of(webhook).removeprefix("whsec_") not in row


def test_a_failure_is_tried_again_under_the_same_number_and_noted(webhook, there):
    there.answers += [500, 503]
    telling.ping(webhook)
    drain()
    line = WebhookDelivery.objects.get()
    assert (line.outcome, line.status, line.attempts) == (Outcome.FAILED, 500, 1)
    later()
    later()
    line.refresh_from_db()
    assert (line.outcome, line.status, line.attempts) == (Outcome.DELIVERED, 204, 3)
    assert len({headers["webhook-id"] for headers, _body in there.got}) == 1
    webhook.refresh_from_db()
    assert (webhook.failures, webhook.quiet_until) == (0, None)


def test_a_redirect_is_a_refusal_and_is_not_followed(webhook, there):
    there.answers += [302]
    telling.ping(webhook)
    drain()
    assert len(there.got) == 1
    assert WebhookDelivery.objects.get().outcome == Outcome.FAILED


def test_an_address_that_fails_is_left_alone_for_a_while(webhook, there):
    there.answers += [500] * 9
    for _message in range(5):
        telling._write(webhook, "ping", None, timezone.now())
    drain()
    assert len(there.got) == 1
    assert OutboxRow.objects.filter(topic="webhook").count() == 5


def test_an_address_that_is_gone_is_switched_off(webhook, there):
    there.answers += [410]
    telling.ping(webhook)
    drain()
    webhook.refresh_from_db()
    assert not webhook.is_on
    later()
    assert WebhookDelivery.objects.get().outcome == Outcome.STOPPED
    assert not OutboxRow.objects.exists()


def test_a_rolled_back_change_tells_nobody(webhook, there):
    from django.db import transaction

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ProfilePageFactory()
        1 / 0  # noqa: B018 - whatever goes wrong after the change
    drain()
    assert there.got == []


def test_an_event_handed_over_twice_makes_one_message(webhook, there):
    telling.tell(Event.PROFILE_PUBLISHED, ProfilePageFactory().pk)
    rows = list(OutboxRow.objects.filter(topic=telling.HAPPENED))
    telling.fan_out(rows)
    telling.fan_out(rows)
    assert WebhookDelivery.objects.count() == len(rows)


@pytest.mark.parametrize(
    "url",
    [
        "http://93.184.216.34/",
        "https://127.0.0.1/",
        "https://10.0.0.8/hook",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/",
        "https://0x7f000001/",
        "https://user:pass@93.184.216.34/",
    ],
)
def test_an_address_that_is_not_public_is_refused_when_typed_and_when_sent(db, url):
    webhook = Webhook(name="x", url=url, events=[Event.REPORT_PUBLISHED])
    with pytest.raises(ValidationError) as refused:
        webhook.full_clean()
    assert set(refused.value.message_dict) == {"url"}
    webhook.save()
    telling.ping(webhook)
    drain()
    line = WebhookDelivery.objects.get()
    assert (line.outcome, line.status) == (Outcome.FAILED, None)


def test_a_name_that_turns_inward_after_it_was_typed_is_not_followed(webhook, there, settings):
    """What was allowed yesterday is checked again at each sending (DNS rebinding)."""
    settings.OUTGOING_TO_LOOPBACK = False
    telling.ping(webhook)
    drain()
    assert there.got == []
    line = WebhookDelivery.objects.get()
    assert (line.outcome, line.error) == (Outcome.FAILED, "refused")
    assert OutboxRow.objects.get().dead_at is not None


def test_replay_sends_again_under_the_same_number(webhook, there):
    there.answers += [500]
    telling.ping(webhook)
    drain()
    line = WebhookDelivery.objects.get()
    telling.replay(line)
    telling.replay(line)
    drain()
    assert len(there.got) == 2
    telling.replay(line)
    drain()
    assert {headers["webhook-id"] for headers, _body in there.got} == {str(line.pk)}
    assert len(there.got) == 3
