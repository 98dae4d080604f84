"""The monthly letter: once a month and person, answered by a click without signing in, a break after two silences."""

import re
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.test import Client
from django.utils import timezone

from accounts.addresses import confirm_address
from directory import availability
from directory.availability import asking, links
from directory.models import Availability, AvailabilityFact
from portal.work.worker import drain
from tests.directory.factories import ProfilePageFactory

pytestmark = pytest.mark.django_db
SILENCE = AvailabilityFact._meta.get_field("cause").choices[1][0]


def after(days):
    """The moment so many days from now: when the worker looks."""
    return timezone.now() + timedelta(days=days)


def letters(days):
    """Let the worker look after so many days and send what waits; return the letters of this look."""
    before = len(mail.outbox)
    asking.ask_due(after(days))
    drain()
    return mail.outbox[before:]


def link_in(letter, end=""):
    """The path of a letter's signed link."""
    return re.search(rf"http://localhost(\S*/disponible/[^/\s]+/{end})\s", letter.body)[1]


def told(page):
    return Availability.objects.get(volunteer=page.volunteer_id)


@pytest.fixture
def page():
    """A published volunteer whose address is confirmed, and who has just said when they are available."""
    page = ProfilePageFactory()
    confirm_address(page.owner)
    return page


def test_it_comes_once_a_month_however_often_the_worker_looks(page):
    assert letters(10) == []
    (letter,) = letters(35)
    assert letter.to == [page.owner.email]
    assert letter.subject == "Êtes-vous toujours disponible pour aider\u202f?"
    assert "Disponible par téléphone" in letter.body
    assert letters(35) == letters(36) == []
    assert len(letters(66)) == 1


def test_a_clock_that_goes_back_and_forth_sends_nothing_twice(page):
    assert len(letters(40)) == 1
    assert letters(30) == letters(5) == letters(40) == letters(41) == []


def test_two_workers_that_read_the_same_row_send_one_letter(page):
    now = after(35)
    first, second = asking.due(now).get(), asking.due(now).get()
    asking.ask(first, now)
    asking.ask(second, now)
    drain()
    assert len(mail.outbox) == 1
    assert told(page).unanswered == 1


def test_it_is_in_the_persons_language(page):
    type(page.owner).objects.update(language="en")
    (letter,) = letters(35)
    assert letter.subject == "Are you still available to help?"
    assert link_in(letter).startswith("/en/disponible/")


@pytest.mark.parametrize("why", ["break", "unconfirmed address", "not published", "asked not to be", "may not sign in"])
def test_who_is_not_asked(page, why):
    if why == "break":
        availability.pause(page.volunteer)
    if why == "unconfirmed address":
        page.owner.emailaddress_set.update(verified=False)
    if why == "not published":
        page.unpublish()
    if why == "asked not to be":
        Availability.objects.update(asks_monthly=False)
    if why == "may not sign in":
        type(page.owner).objects.update(is_active=False)
    assert letters(35) == []


def test_looking_changes_nothing_and_a_click_confirms(client, page):
    (letter,) = letters(35)
    Availability.objects.update(confirmed_at=after(-30))
    answer = client.get(link_in(letter))
    client.head(link_in(letter))
    assert "Oui, c’est toujours vrai" in answer.content.decode()
    assert told(page).unanswered == 1
    assert "sessionid" not in answer.cookies
    assert "csrftoken" not in answer.cookies
    done = Client(enforce_csrf_checks=True).post(link_in(letter))
    assert done.status_code == 200
    assert "Disponible par téléphone" in done.content.decode()
    assert told(page).unanswered == 0
    assert told(page).confirmed_at > after(-1)


def test_one_click_and_a_day_take_a_break(client, page):
    (letter,) = letters(35)
    link, day = link_in(letter), (timezone.localdate() + timedelta(days=9)).isoformat()
    wrong = client.post(link, {"deed": "pause", "until": "2020-01-01"})
    assert "Choisissez un jour à venir." in wrong.content.decode()
    assert not told(page).is_paused
    assert "En pause jusqu’au" in client.post(link, {"deed": "pause", "until": day}).content.decode()
    assert told(page).is_paused


def test_after_two_silences_comes_a_break_that_one_click_ends(client, page):
    availability.set_availability(page.volunteer, status="limited", modes=["phone"])
    assert [len(letters(days)) for days in (35, 66)] == [1, 1]
    (letter,) = letters(97)
    assert letter.subject == "Votre page est en pause\u202f: un clic suffit pour revenir"
    assert told(page).is_paused
    assert AvailabilityFact.objects.get(volunteer=page.volunteer, to_at=None).cause == SILENCE
    assert "En pause" in client.get(page.url).content.decode()
    assert letters(130) == letters(200) == []
    assert "faute de réponse à deux courriels" in client.get(link_in(letter)).content.decode()
    client.post(link_in(letter))
    assert (told(page).status, told(page).is_paused) == ("limited", False)


def test_an_answer_starts_the_count_again(client, page):
    (first,) = letters(35)
    client.post(link_in(first))
    assert [len(letters(days)) for days in (66, 97)] == [1, 1]
    assert not told(page).is_paused


def test_a_mail_program_can_stop_the_letters_and_confirms_nothing(page):
    (letter,) = letters(35)
    address = letter.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    confirmed = told(page).confirmed_at
    strict = Client(enforce_csrf_checks=True)
    assert "Arrêter" in strict.get(address).content.decode()
    assert told(page).asks_monthly
    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not told(page).asks_monthly
    assert told(page).confirmed_at == confirmed
    assert letters(66) == []


@pytest.mark.parametrize("harm", ["forged", "of another salt", "too old", "of somebody who left"])
def test_a_link_that_is_not_ours_answers_nothing(client, page, harm, monkeypatch):
    (letter,) = letters(35)
    link = link_in(letter)
    if harm == "forged":
        link = link[:-3] + "x/"
    if harm == "of another salt":
        link = f"/disponible/{signing.dumps(page.volunteer_id, salt='elsewhere')}/"
    if harm == "too old":
        monkeypatch.setattr("django.core.signing.time.time", lambda: after(-91).timestamp())
        link = links.answer_url(page.volunteer).removeprefix("http://localhost")
        monkeypatch.undo()
    if harm == "of somebody who left":
        page.owner.delete()
    assert client.get(link).status_code == client.post(link).status_code == 404
    assert told(page).unanswered == 1


def test_asking_costs_the_same_for_each(page, django_assert_max_num_queries):
    for _number in range(3):
        confirm_address(ProfilePageFactory().owner)
    with django_assert_max_num_queries(2 + 4 * 12):
        asking.ask_due(after(35))
