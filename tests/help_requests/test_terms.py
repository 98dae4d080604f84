"""Until when a request holds: a letter before, one click that puts it off or closes it, and the end."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from help_requests import actions
from help_requests.choices import State, Urgency
from help_requests.following.ending import round_of_terms
from help_requests.following.terms import LASTS, NOTICE
from help_requests.models import HelpRequestPage, Outcome, Term
from tests.accounts.factories import letters, member
from tests.help_requests.factories import HelpRequestFactory, need
from tests.help_requests.team import team

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def today() -> date:
    return timezone.localdate()


def ends(page, day) -> None:
    Term.objects.filter(help_request=page).update(expires_on=day)


def rounds(*, days: int) -> None:
    """Let the daily round run on each of these days from now."""
    for day in range(days):
        round_of_terms(timezone.now() + day * DAY)


def link(letter) -> str:
    return re.search(r"http://localhost(/toujours-utile/\S+)", letter.body)[1]


@pytest.mark.parametrize("urgency", Urgency)
def test_a_request_that_opens_has_a_term(urgency):
    assert HelpRequestFactory(urgency=urgency).term.expires_on == today() + LASTS[urgency]


def test_a_request_holds_as_long_as_it_says():
    late = today() + timedelta(days=90)
    assert HelpRequestFactory(needed_by=late).term.expires_on > late
    assert HelpRequestFactory(needs=[need(ends_on=late)]).term.expires_on > late


def test_a_loaded_request_has_none_and_never_ends_by_itself():
    page = HelpRequestFactory()
    Term.objects.all().delete()
    rounds(days=60)
    assert HelpRequestPage.objects.get().state == State.OPEN
    assert page.url


def test_the_letter_comes_before_the_end_and_once():
    them = team()
    rounds(days=(LASTS[Urgency.NORMAL] - NOTICE[Urgency.NORMAL]).days)
    assert letters() == []
    rounds(days=LASTS[Urgency.NORMAL].days)
    assert [letter.to for letter in letters()] == [[them.author.email]]
    assert "Toujours utile" in letters()[0].subject
    assert them.now().state == State.OPEN


def test_nothing_ends_of_which_nobody_was_told():
    """A worker that was away for two months writes first, and ends nothing before people could answer."""
    them = team()
    ends(them.page, today() - 60 * DAY)
    round_of_terms()
    assert them.now().state == State.OPEN
    round_of_terms(timezone.now() + DAY)
    assert them.now().state == State.OPEN
    round_of_terms(timezone.now() + 3 * DAY)
    assert them.now().state == State.EXPIRED
    assert [letter.subject for letter in letters()][1] == "Votre demande a expiré\u202f: un clic la rouvre"


def test_with_nobody_left_to_tell_it_stays():
    page = HelpRequestFactory()
    ends(page, today() - DAY)
    rounds(days=20)
    assert HelpRequestPage.objects.get().state == State.OPEN


def test_colleagues_are_told_when_the_author_is_gone():
    them = team()
    them.author.memberships.all().delete()
    ends(them.page, today() + DAY)
    round_of_terms()
    assert [letter.to for letter in letters()] == [[them.colleague.email]]


def told(them) -> str:
    ends(them.page, today() + DAY)
    round_of_terms()
    return link(letters()[-1])


def test_looking_changes_nothing_and_one_click_puts_it_off(client):
    them = team()
    address = told(them)
    shown = client.get(address)
    assert "Oui, toujours utile" in shown.text
    assert not shown.cookies
    assert them.now().term.expires_on == today() + DAY
    for _twice in range(2):
        assert "Merci" in client.post(address, {"deed": "needed"}).text
    assert them.now().term.expires_on == today() + LASTS[Urgency.NORMAL]
    rounds(days=5)
    assert len(letters()) == 1


def test_one_click_says_that_it_is_solved(client):
    them = team()
    address = told(them)
    for _twice in range(2):
        client.post(address, {"deed": "solved"})
    page = them.now()
    assert (page.state, page.current_period.by) == (State.SOLVED, them.author)
    assert Outcome.objects.get().satisfaction is None
    client.post(address, {"deed": "needed"})
    assert them.now().state == State.SOLVED


def test_one_click_opens_an_expired_one_again(client):
    them = team()
    address = told(them)
    rounds(days=5)
    assert them.now().state == State.EXPIRED
    client.post(address, {"deed": "needed"})
    assert them.now().state == State.OPEN


def test_the_link_of_somebody_who_left_or_was_suspended_is_worth_nothing(client):
    them = team()
    address = told(them)
    assert client.post(address[:-3] + "/").status_code == 404
    them.author.suspensions.create()
    client.post(address, {"deed": "solved"})
    assert them.now().state == State.OPEN
    them.author.memberships.all().delete()
    assert client.post(address, {"deed": "solved"}).status_code == 404


def test_members_put_it_off_on_the_page(client):
    them = team()
    ends(them.page, today() + DAY)
    client.force_login(them.colleague)
    assert "est-elle toujours utile" in client.get(them.page.url).text
    shown = client.post(f"/demandes/{them.page.slug}/prolonger/", follow=True).text
    assert "Votre demande reste ouverte" in shown
    assert "Échéance repoussée" in shown


def test_an_end_that_somebody_put_off_meanwhile_does_not_come(monkeypatch):
    them = team()
    ends(them.page, today() - 9 * DAY)
    Term.objects.update(reminded_at=timezone.now() - 5 * DAY)
    from help_requests.following import ending, terms

    over = list(terms.over(timezone.now()))
    terms.put_off(them.page)
    for term in over:
        ending.end(term, timezone.now())
    assert them.now().state == State.OPEN


def test_opening_again_gives_a_new_term():
    them = team()
    actions.change_state(them.page, State.SOLVED, by=None)
    ends(them.page, today() - DAY)
    actions.change_state(them.now(), State.OPEN, by=member("x@exemple.invalid"))
    assert them.now().term.expires_on == today() + LASTS[Urgency.NORMAL]
