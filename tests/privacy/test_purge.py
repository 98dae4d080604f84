"""How long things are kept: shown, applied each day, and told to everybody."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import Consent, DataArchive, InactivityWarning, User
from directory.models import Availability, Conversation, Message, Solicitation
from portal import retention
from portal.mail.models import Delivery
from portal.work import daily
from portal.work.models import DailyJob, OutboxRow
from portal.work.worker import drain
from search.models import SearchDay
from tests.accounts.factories import member
from tests.directory.factories import ProfilePageFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY, MONTH, YEAR = timedelta(days=1), timedelta(days=31), timedelta(days=366)


def ago(time: timedelta):
    return timezone.now() - time


def counts(capsys, *words: str) -> dict[str, int]:
    call_command("purge", *words)
    lines = [line.partition("\t")[0].split(": ") for line in capsys.readouterr().out.splitlines()]
    return {name: int(number) for name, number in lines}


def old_and_new() -> None:
    """One row past its time and one that isn't, of each."""
    page = ProfilePageFactory()
    talker = UserFactory()
    for number, time in enumerate((DAY, MONTH * 7)):
        talk = Conversation.objects.create(volunteer=page.volunteer, starter=talker, subject="x", last_at=ago(time))
        Message.objects.create(conversation=talk, author=talker, body="x", key=str(number))
    for number, time in enumerate((DAY, YEAR)):
        Delivery.objects.create(key=str(number), recipient="a@exemple.invalid", subject="x", queued_at=ago(time))
        Solicitation.objects.create(volunteer=page.volunteer, kind="call", at=ago(time))
    for time in (DAY, MONTH):
        OutboxRow.objects.create(topic="mail", payload={"delivery": 0}, created_at=ago(time), dead_at=ago(DAY))
    for time in (DAY, 8 * DAY):
        DataArchive.objects.create(user=talker, asked_at=ago(time))
    for time in (DAY, 6 * YEAR):
        Consent.objects.create(
            pseudonym="x", purpose="alerts", text_version="1", given_at=ago(time * 2), withdrawn_at=ago(time)
        )
    for time in (DAY, 2 * YEAR):
        SearchDay.objects.create(day=ago(time).date(), where="all")


def test_what_is_past_its_time_goes_and_the_rest_stays(capsys):
    old_and_new()
    wanted = {
        "contact-messages", "mail-log", "contact-solicitations", "mail-text", "archive", "consent", "search-days",
    }  # fmt: skip
    shown = counts(capsys, "--dry-run")
    assert {name for name, number in shown.items() if number} == wanted
    assert {shown[name] for name in wanted} == {1}
    assert counts(capsys) == shown
    assert set(counts(capsys).values()) == {0}
    for model in (Conversation, Message, Delivery, Solicitation, DataArchive, Consent, SearchDay):
        assert model.objects.count() == 1, model
    assert OutboxRow.objects.filter(topic="mail").count() == 1


def test_a_dry_run_changes_nothing(capsys):
    old_and_new()
    before = counts(capsys, "--dry-run")
    assert counts(capsys, "--dry-run") == before


def absent(email: str, time: timedelta) -> User:
    return member(email, last_login=ago(time), date_joined=ago(time))


def test_who_no_longer_comes_is_written_to_then_erased(mailoutbox):
    absent("recente@exemple.invalid", timedelta(days=700))
    gone = absent("absente@exemple.invalid", timedelta(days=740))
    call_command("purge")
    drain()
    assert [letter.to[0] for letter in mailoutbox] == ["absente@exemple.invalid"]
    assert "Voulez-vous garder votre compte" in mailoutbox[0].subject
    call_command("purge")
    drain()
    assert len(mailoutbox) == 1
    User.objects.filter(pk=gone.pk).update(last_login=ago(timedelta(days=1100)))
    InactivityWarning.objects.update(sent_at=ago(timedelta(days=29)))
    call_command("purge")
    assert User.objects.filter(pk=gone.pk).exists()
    InactivityWarning.objects.update(sent_at=ago(timedelta(days=31)))
    call_command("purge")
    assert [user.email for user in User.objects.all()] == ["recente@exemple.invalid"]


def test_a_sign_of_life_counts_and_so_does_coming_back():
    page = ProfilePageFactory(volunteer__user=absent("a@exemple.invalid", timedelta(days=1100)))
    InactivityWarning.objects.create(user=page.volunteer.user, sent_at=ago(timedelta(days=300)))
    back = absent("b@exemple.invalid", timedelta(days=1100))
    InactivityWarning.objects.create(user=back, sent_at=ago(timedelta(days=300)))
    User.objects.filter(pk=back.pk).update(last_login=ago(DAY))
    call_command("purge")
    assert User.objects.count() == 2
    Availability.objects.update(confirmed_at=ago(timedelta(days=1100)))
    call_command("purge")
    assert [user.email for user in User.objects.all()] == ["b@exemple.invalid"]


def test_people_of_a_data_set_and_those_who_run_the_portal_are_left():
    UserFactory(date_joined=ago(5 * YEAR))
    last = absent("chef@exemple.invalid", 5 * YEAR)
    User.objects.filter(pk=last.pk).update(is_superuser=True)
    call_command("purge")
    assert User.objects.count() == 2
    assert not InactivityWarning.objects.exists()


def test_the_worker_does_it_once_a_day_and_again_after_a_failure():
    done = []
    look = daily.once_a_day("test", lambda: done.append(1))
    look()
    look()
    assert len(done) == 1
    DailyJob.objects.update(day=ago(DAY).date())
    failing = daily.once_a_day("test", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        failing()
    look()
    assert len(done) == 2


def test_a_rule_that_fails_keeps_no_other_waiting(monkeypatch, capsys):
    old_and_new()
    broken = retention.Rule("a-broken", "x", "x", "x", due=lambda now: 1 / 0)
    monkeypatch.setitem(retention._rules, "a-broken", broken)
    with pytest.raises(RuntimeError, match="a-broken"):
        retention.apply_all()
    assert Delivery.objects.count() == 1


def test_everybody_reads_the_register_and_the_table(client, django_assert_max_num_queries):
    client.get("/compte/donnees/registre/")
    with django_assert_max_num_queries(12):
        page = client.get("/compte/donnees/registre/")
    assert page.status_code == 200
    for rule in retention.rules():
        assert str(rule.what).replace("'", "&#x27;") in page.text
    assert "Registre des traitements" in page.text
    assert not page.cookies
