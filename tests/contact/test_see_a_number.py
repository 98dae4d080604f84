"""A telephone number: in no page, shown after a click to who may see it, and its owner knows who did."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts import consent
from accounts.consent import Purpose
from accounts.roles import Role
from accounts.suspensions import Suspension
from directory.contact import actions
from directory.contact.permissions import Refusal
from directory.models import Availability, Block, ContactReveal, Establishment, Volunteer
from tests.accounts.factories import with_second_factor
from tests.contact.conftest import signed_in
from tests.directory.factories import ProfilePageFactory, UserFactory

pytestmark = pytest.mark.django_db
NUMBER = "0612345678"


def test_it_is_shown_after_a_click_and_written_down(page, writer, owner, establishment):
    url = f"/annuaire/{page.slug}/telephone/"
    assert f'href="{url}"' in writer.client.get(page.url).text
    before = writer.client.get(url)
    assert NUMBER not in before.text
    assert not ContactReveal.objects.exists()
    shown = writer.client.post(url)
    assert NUMBER in shown.text
    assert "no-store" in shown["Cache-Control"]
    row = ContactReveal.objects.get()
    assert (row.reader, row.establishment, row.volunteer) == (writer.user, establishment, page.volunteer)
    seen = owner.client.get("/compte/messages/numero/").text
    assert "Brune Cigale" in seen
    assert "EHPAD des Tilleuls" in seen


@pytest.mark.parametrize(
    "change",
    ["stranger", "volunteer", "not verified", "nobody", "no agreement", "blocked", "no number", "owner", "paused"],
)
def test_nobody_else_sees_it(page, writer, owner, change):
    somebody = {"stranger": UserFactory(), "owner": owner.user}.get(change, writer.user)
    if change == "volunteer":
        somebody = ProfilePageFactory().volunteer.user
    if change == "not verified":
        Establishment.objects.update(verified_at=None)
    if change == "nobody":
        Volunteer.objects.update(visibility={})
    if change == "no agreement":
        consent.withdraw(owner.user, Purpose.SHOW_PHONE)
    if change == "blocked":
        Block.objects.create(by=owner.user, blocked=writer.user)
    if change == "paused":
        Availability.objects.update(status="paused")
    if change == "no number":
        Volunteer.objects.update(phone="")
    client, url = signed_in(somebody), f"/annuaire/{page.slug}/telephone/"
    assert url not in client.get(page.url).text
    for answer in (client.get(url), client.post(url)):
        assert answer.status_code == 403
        assert NUMBER not in answer.text
    assert not ContactReveal.objects.exists()


def test_visitors_find_it_nowhere(page, client, writer):
    assert NUMBER not in client.get(page.url).text
    assert NUMBER not in writer.client.get(page.url).text
    assert client.get(f"/annuaire/{page.slug}/telephone/").status_code == 302
    for url in ("/annuaire/", "/recherche/"):
        assert page.title not in client.get(url, {"q": NUMBER}).text


def test_administrators_read_and_export_who_saw_it_and_others_dont(page, writer):
    writer.client.post(f"/annuaire/{page.slug}/telephone/")
    for role, status in ((Role.ADMINISTRATOR, 200), (Role.EDITOR, 302)):
        user = with_second_factor(UserFactory())
        user.groups.add(Group.objects.get(name=role))
        answer = signed_in(user).get("/cms/directory/contactreveal/")
        assert answer.status_code == status
    administrator = Group.objects.get(name=Role.ADMINISTRATOR).user_set.get()
    exported = signed_in(administrator).get("/cms/directory/contactreveal/?export=csv")
    text = b"".join(exported.streaming_content).decode()
    assert "Brune Cigale" in text
    assert NUMBER not in text
    assert "@" not in text


def test_pressing_twice_is_one_line_for_its_owner(page, writer):
    url = f"/annuaire/{page.slug}/telephone/"
    assert [NUMBER in writer.client.post(url).text for _press in range(2)] == [True, True]
    assert ContactReveal.objects.count() == 1


def test_nobody_copies_the_numbers_of_the_whole_directory(page, writer):
    others = [ProfilePageFactory().volunteer for _other in range(20)]
    ContactReveal.objects.bulk_create(ContactReveal(volunteer=one, reader=writer.user) for one in others)
    answer = writer.client.post(f"/annuaire/{page.slug}/telephone/")
    assert answer.status_code == 429
    assert NUMBER not in answer.text
    assert "vingt numéros en une journée" in answer.text
    ContactReveal.objects.update(at=timezone.now() - timedelta(days=2))
    assert NUMBER in writer.client.post(f"/annuaire/{page.slug}/telephone/").text


def test_somebody_who_is_suspended_sees_none(page, writer):
    Suspension.objects.create(user=writer.user)
    assert writer.client.post(f"/annuaire/{page.slug}/telephone/").status_code == 403


def test_a_number_withdrawn_as_it_is_asked_for_is_refused_kindly(page, writer, monkeypatch):
    def withdrawn(*args, **kwargs):
        raise actions.RefusedError(Refusal.CLOSED)

    # Between the first look at the row and its lock: one process can't wait for itself.
    monkeypatch.setattr(actions, "reveal", withdrawn)
    assert writer.client.post(f"/annuaire/{page.slug}/telephone/").status_code == 403
