"""A document's end is told a month and a week before, once each, to those who can do something about it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.notices.models import Notification
from accounts.roles import Role
from portal.mail.models import Delivery
from portal.work import worker
from tests.accounts.factories import member
from tests.cms.factories import staff
from tests.toolbox.factories import ResourceFactory
from toolbox.ending.reminding import remind_due
from toolbox.models import Resource
from toolbox.panels import EndingPanel

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return staff(Role.EDITOR)


def brought_by() -> User:
    address = "apporte@exemple.invalid"
    return User.objects.filter(email=address).first() or member(address)


def ends_in(days: float, **fields: object) -> Resource:
    page = ResourceFactory(owner=brought_by(), **fields)
    Resource.objects.filter(pk=page.pk).update(expire_at=timezone.now() + timedelta(days=days))
    return page


def told() -> list[tuple[str, str]]:
    return sorted(Notification.objects.values_list("user__email", "title"))


def test_a_month_before_then_a_week_before_and_never_twice(editor):
    ends_in(29, title="Charte")
    now = timezone.now()
    for later in (0, 1, 10):
        remind_due(now + timedelta(days=later))
    assert [title for _to, title in told()] == ["Bientôt hors ligne\u202f: Charte"] * 2
    for later in (23, 24, 28):
        remind_due(now + timedelta(days=later))
    assert len(told()) == 4
    worker.drain()
    assert set(Delivery.objects.values_list("recipient", flat=True)) == {editor.email, "apporte@exemple.invalid"}


def test_an_end_put_near_is_told_of_once(editor):
    ends_in(3)
    remind_due()
    remind_due()
    assert len(told()) == 2


@pytest.mark.parametrize(("days", "live"), [(31, True), (-1, True), (5, False)])
def test_what_ends_later_has_ended_or_is_no_more_online(editor, days, live):
    ends_in(days, live=live)
    remind_due()
    assert told() == []


def test_a_new_end_is_told_of_again(editor):
    page = ends_in(20)
    remind_due()
    Resource.objects.filter(pk=page.pk).update(expire_at=timezone.now() + timedelta(days=25))
    remind_due()
    assert len(told()) == 4


def test_each_is_led_where_they_may_go(client, editor):
    page = ends_in(20)
    remind_due()
    urls = dict(Notification.objects.values_list("user__email", "url"))
    assert urls == {editor.email: f"/cms/pages/{page.pk}/edit/", "apporte@exemple.invalid": page.url}
    client.force_login(editor)
    assert client.get(urls[editor.email]).status_code == 200


def test_it_is_on_the_editors_dashboard(client, editor):
    ends_in(20, title="Charte qui finit")
    ends_in(90, title="Charte qui dure")
    client.force_login(editor)
    # Its title is a link among what waits, too: the panel begins where that link leads.
    shown = client.get("/cms/").text.partition(f'id="{EndingPanel().anchor}"')[2].partition("</section>")[0]
    assert "Documents bientôt hors ligne" in shown
    assert "Charte qui finit" in shown
    assert "Charte qui dure" not in shown
