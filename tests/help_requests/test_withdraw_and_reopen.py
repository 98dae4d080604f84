"""A request leaves the public and comes back, by its people alone."""

import pytest
from django.utils import timezone

from community.moderation import hiding
from community.moderation.targets import find
from help_requests.choices import State
from help_requests.models import HelpRequestPage, Term
from tests.accounts.factories import member
from tests.directory.factories import MembershipFactory
from tests.help_requests.factories import HelpRequestFactory, fill, need
from tests.help_requests.team import team

pytestmark = pytest.mark.django_db


def post(client, person, page, deed, **typed):
    client.force_login(person)
    return client.post(f"/demandes/{page.slug}/{deed}/", typed, follow=True)


def test_a_colleague_withdraws_and_its_people_still_read_it(client):
    them = team()
    shown = post(client, them.colleague, them.page, "retirer", comment="Doublon.").text
    assert "Votre demande est retirée." in shown
    assert "Doublon." in shown
    page = them.now()
    assert (page.state, page.live) == (State.WITHDRAWN, False)
    assert (page.current_period.by, page.current_period.comment) == (them.colleague, "Doublon.")
    client.force_login(them.author)
    assert "a été retirée le" in client.get(page.url).text
    client.force_login(member("autre@exemple.invalid"))
    assert client.get(page.url).status_code == 404
    client.logout()
    assert client.get(page.url).status_code == 404


def test_it_comes_back_with_a_new_term_and_all_that_hung_on_it(client):
    them = team(needs=[need(number=3)])
    fill(them.page, 2)
    keys = set(them.page.needs.values_list("pk", flat=True))
    post(client, them.author, them.page, "retirer")
    Term.objects.all().delete()
    assert "est rouverte" in post(client, them.colleague, them.page, "rouvrir", comment="Encore besoin.").text
    page = them.now()
    assert (page.state, page.live) == (State.OPEN, True)
    assert page.term.expires_on > timezone.localdate()
    assert set(page.needs.values_list("pk", flat=True)) == keys
    assert page.needs.get().filled == 2
    client.logout()
    assert client.get(page.url).status_code == 200


@pytest.mark.parametrize("state", [State.SOLVED, State.CLOSED_UNSOLVED, State.EXPIRED])
def test_what_is_over_opens_again(client, state):
    them = team(state=state)
    post(client, them.author, them.page, "rouvrir")
    assert them.now().state == State.OPEN


@pytest.mark.parametrize("deed", ["retirer", "rouvrir", "clore", "prolonger", "documents", "modifier"])
def test_nobody_else_finds_the_screens(client, deed):
    page = team().page
    for person in (member("autre@exemple.invalid"), MembershipFactory().user):
        client.force_login(person)
        assert client.get(f"/demandes/{page.slug}/{deed}/").status_code == 404
        assert client.post(f"/demandes/{page.slug}/{deed}/").status_code == 404
    client.logout()
    assert client.get(f"/demandes/{page.slug}/{deed}/").status_code == 302


def test_whoever_left_the_establishment_left_its_requests(client):
    them = team()
    them.author.memberships.all().delete()
    assert post(client, them.author, them.page, "retirer").status_code == 404
    assert post(client, them.colleague, them.page, "retirer").status_code == 200


def test_what_moderation_took_offline_is_not_put_back_by_its_people(client):
    them = team()
    hiding.hide(find("request", them.page.pk), by=member("m@exemple.invalid", is_superuser=True), reason="spam")
    client.force_login(them.author)
    shown = client.get(them.page.url).text
    assert "La modération a mis cette demande hors ligne" in shown
    assert "rouvrir/" not in shown
    assert "retirer/" not in shown
    for deed in ("rouvrir", "retirer", "rouvrir", "clore", "rouvrir"):
        post(client, them.author, them.page, deed, state="solved")
    assert not HelpRequestPage.objects.get().live


def test_unread_words_go_to_review_before_it_opens_again(client):
    them = team(verified=False)
    post(client, them.author, them.page, "retirer")
    draft = them.now().get_latest_revision_as_object()
    draft.description = "Tout autre chose."
    draft.save_revision(user=them.author)
    assert "dès que la modération" in post(client, them.author, them.page, "rouvrir").text
    assert (them.now().state, them.now().live) == (State.IN_REVIEW, False)


def test_a_draft_is_its_authors_alone(client):
    them = team(live=False)
    client.force_login(them.colleague)
    assert client.get(them.page.url).status_code == 404
    client.force_login(them.author)
    assert (
        "Vous êtes la seule personne" in client.get(them.page.url).text or client.get(them.page.url).status_code == 200
    )


def test_a_request_of_a_person_alone_is_theirs(client):
    page = HelpRequestFactory(establishment=None)
    assert post(client, page.owner, page, "retirer").status_code == 200
    assert HelpRequestPage.objects.get(pk=page.pk).state == State.WITHDRAWN
