"""Reports by mail: asked for twice, sent once, stopped in one click."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from accounts import privacy
from portal.mail.models import Delivery
from portal.work import worker
from portal.work.models import OutboxRow
from reports.actions import draft_weekly_report, publish_weekly_report
from reports.models import Mailing, Subscription
from reports.subscribing import mailing, signals
from reports.subscribing.links import STOP
from reports.weeks import Week
from tests.reports.conftest import make_editor
from tests.reports.factories import at, published

pytestmark = pytest.mark.django_db
WEEK = Week.parse("2020-W14")
ADDRESS = "lectrice@exemple.invalid"


def ask(client, email=ADDRESS, editions=("weekly",), **more):
    return client.post("/bilans/abonnement/", {"email": email, "editions": editions} | more)


def link_in(letter):
    return re.search(r"http://localhost(/\S+)", letter.body)[1]


def subscribed(number=1, **editions):
    wanted = editions or {"weekly": True}
    rows = [
        Subscription(email=f"l{one}@exemple.invalid", confirmed_at=timezone.now(), **wanted) for one in range(number)
    ]
    return Subscription.objects.bulk_create(rows)


def publish(week=WEEK):
    draft_weekly_report(week, as_of=week.last_instant)
    return publish_weekly_report(week, by=make_editor())


def test_asking_sends_a_letter_and_subscribes_nobody(client):
    answer = ask(client)
    assert (answer.status_code, answer.url) == (302, "/bilans/abonnement/envoye/")
    assert "Regardez votre boîte" in client.get(answer.url).content.decode()
    worker.drain()
    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]
    assert Subscription.objects.get().confirmed_at is None
    publish()
    worker.drain()
    assert len(mail.outbox) == 1


def test_confirming_takes_a_click_on_the_page(client):
    ask(client, editions=("weekly", "daily"))
    worker.drain()
    link = link_in(mail.outbox[0])
    page = client.get(link).content.decode()
    assert "Voulez-vous recevoir nos bilans" in page
    assert Subscription.objects.get().confirmed_at is None
    assert "C’est fait" in client.post(link).content.decode()
    row = Subscription.objects.get()
    assert (row.weekly, row.daily, row.confirmed_at is not None) == (True, True, True)


def test_asking_again_changes_what_is_sent_once_it_is_confirmed(client):
    row = subscribed()[0]
    ask(client, row.email.upper(), ("daily",))
    worker.drain()
    row.refresh_from_db()
    assert (row.weekly, row.daily) == (True, False)
    client.post(link_in(mail.outbox[0]))
    row.refresh_from_db()
    assert (row.weekly, row.daily) == (False, True)


def test_nobody_learns_who_is_subscribed(client):
    known = subscribed()[0].email
    answers = [ask(client, address) for address in (known, "inconnu@exemple.invalid")]
    assert answers[0].url == answers[1].url
    assert [answer.cookies.output() for answer in answers] == ["", ""]


@pytest.mark.parametrize(
    ("email", "editions", "said"),
    [("", ["weekly"], "Indiquez votre adresse"), ("lectrice", ["weekly"], "pas complète"), (ADDRESS, [], "au moins")],
)
def test_bad_input_keeps_what_was_typed(client, email, editions, said):
    answer = ask(client, email, editions)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert f'value="{email}"' in answer.content.decode() or not email
    assert not Subscription.objects.exists()


def test_a_program_that_fills_the_trap_is_thanked_and_forgotten(client):
    assert ask(client, website="https://exemple.invalid").status_code == 302
    assert not Subscription.objects.exists()


def test_one_address_gets_three_letters_a_day_at_the_most(client):
    assert {ask(client).status_code for _time in range(5)} == {302}
    assert Delivery.objects.count() == 3


@pytest.mark.parametrize("path", ["confirmer", "arret"])
def test_links_that_are_not_ours(client, path):
    assert client.get(f"/bilans/abonnement/{path}/x/").status_code == 404
    assert client.post(f"/bilans/abonnement/{path}/{STOP.path(1).split('/')[-2]}x/").status_code == 404


def test_a_published_report_is_sent_once_to_each_subscriber(client, django_capture_on_commit_callbacks):
    published(at("03-30 10:00"))
    readers = subscribed(3)
    other = Subscription.objects.create(email="jour@exemple.invalid", daily=True, confirmed_at=at("03-30 10:00"))
    publish()
    worker.drain()
    assert sorted(letter.to[0] for letter in mail.outbox) == [reader.email for reader in readers]
    assert other.email not in {letter.to[0] for letter in mail.outbox}
    letter = mail.outbox[0]
    assert letter.subject == "Bilan de la semaine du 30 mars au 5 avril 2020"
    assert "1 personne volontaire propose son aide" in letter.body
    assert "http://localhost/bilans/2020-s14/pdf/" in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    # A correction, and a worker that sees the same row again after a crash.
    published(at("03-31 10:00"))
    publish()
    mailing.send_report("2020-s14")
    Mailing.objects.update(queued_at=None, last=0)
    mailing.queue_batches([OutboxRow(topic=mailing.TOPIC, payload={"mailing": Mailing.objects.get().pk})])
    worker.drain()
    assert len(mail.outbox) == 3


def test_many_subscribers_in_batches_with_their_progress(monkeypatch, client):
    monkeypatch.setattr(mailing, "BATCH", 4)
    subscribed(10)
    report = publish()
    one = Mailing.objects.get()
    assert (one.name, one.expected, one.sent) == ("bilan-2020-s14", 10, 0)
    worker.drain()
    one.refresh_from_db()
    assert (one.sent, one.queued_at is not None, len(mail.outbox)) == (10, True, 10)
    assert len({letter.to[0] for letter in mail.outbox}) == 10
    assert report.live


def test_stopping_takes_one_click_and_takes_waiting_letters_back(client):
    first, second = subscribed(2)
    publish()
    mailing.queue_batches(OutboxRow.objects.filter(topic=mailing.TOPIC))
    link = STOP.path(first.pk)
    assert "Arrêter les bilans" in client.get(link).content.decode()
    assert Subscription.objects.filter(pk=first.pk).exists()
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert "C’est arrêté" in client.post(link).content.decode()
    worker.drain()
    assert [letter.to for letter in mail.outbox] == [[second.email]]


def test_a_report_withdrawn_before_it_left_is_not_sent(client):
    subscribed(2)
    publish().unpublish()
    worker.drain()
    assert mail.outbox == []


def test_the_bulletin_leaves_once_a_morning(client):
    published(timezone.now() - timedelta(days=3))
    subscribed(2, daily=True)
    signals.send_bulletin_of_yesterday()
    signals.send_bulletin_of_yesterday()
    worker.drain()
    assert len(mail.outbox) == 2
    yesterday = timezone.localdate() - timedelta(days=1)
    assert f"http://localhost/chiffres/{yesterday}/" in mail.outbox[0].body
    assert re.search(r"1 \(.*depuis la veille\) – personnes volontaires", mail.outbox[0].body)


def test_no_bulletin_without_readers(client):
    published(timezone.now() - timedelta(days=3))
    subscribed(1)
    signals.send_bulletin_of_yesterday()
    assert not Mailing.objects.exists()


def test_what_is_known_of_a_person_is_handed_out_and_erased(client):
    row = subscribed()[0]
    person = privacy.Person.find(row.email)
    part = next(part for part in privacy.parts() if part.name == "subscriptions")
    assert [one["email"] for one in part.export(person)["subscriptions"]] == [row.email]
    part.erase(person)
    assert not Subscription.objects.exists()


def test_addresses_nobody_confirmed_are_forgotten_after_a_week(client):
    ask(client)
    Subscription.objects.update(asked_at=timezone.now() - timedelta(days=8))
    kept = subscribed()[0]
    call_command("purge", verbosity=0)
    assert list(Subscription.objects.all()) == [kept]
