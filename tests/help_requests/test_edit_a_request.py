"""Changing a request: by whom, when it is read, what becomes of places, and two people at once."""

import pytest

from community.moderation import reviewing
from community.moderation.targets import find
from help_requests.choices import HelpKind, State
from help_requests.following import places
from help_requests.models import HelpRequestPage
from tests.accounts.factories import member
from tests.directory.factories import ProfessionFactory
from tests.help_requests.factories import fill, need
from tests.help_requests.team import team

pytestmark = pytest.mark.django_db

NEW = "Quatre-vingts agents, dont dix sur un autre site."


def typed(page, **changes) -> dict:
    """What a browser sends of the form as it is shown, with these changes."""
    latest = page.get_latest_revision_as_object()
    lines = list(latest.needs.all())
    data = {
        "version": page.latest_revision_id,
        "title": latest.title,
        "description": latest.description,
        "urgency": latest.urgency,
        "place": latest.place,
        "needs-TOTAL_FORMS": len(lines) + 1,
        "needs-INITIAL_FORMS": len(lines),
        "send": "1",
    }
    for place, line in enumerate(lines):
        data |= {
            f"needs-{place}-key": line.pk,
            f"needs-{place}-profession": line.profession_id or "",
            f"needs-{place}-number": line.number,
        }
    return data | changes


def send(client, person, page, **changes):
    client.force_login(person)
    return client.post(f"/demandes/{page.slug}/modifier/", typed(page, **changes))


def test_a_colleague_of_a_verified_establishment_publishes_at_once(client):
    them = team()
    assert send(client, them.colleague, them.page, description=NEW).status_code == 302
    client.logout()
    assert NEW in client.get(them.page.url).text
    client.force_login(them.author)
    shown = client.get(them.page.url).text
    assert "Texte modifié" in shown
    assert str(them.colleague) in shown


def test_the_public_reads_no_names_in_the_history(client):
    them = team()
    send(client, them.colleague, them.page, description=NEW)
    client.logout()
    shown = client.get(them.page.url).text
    assert "Historique" not in shown
    assert str(them.colleague) not in shown


def test_others_have_their_changes_read_while_the_page_stays(client):
    them = team(verified=False)
    send(client, them.author, them.page, description=NEW)
    client.logout()
    assert NEW not in client.get(them.page.url).text
    client.force_login(them.colleague)
    assert "La modération relit ce qui a changé" in client.get(them.page.url).text
    assert them.now().state == State.OPEN
    reviewing.approve(find("request", them.page.pk), by=member("m@exemple.invalid", is_superuser=True))
    client.logout()
    assert NEW in client.get(them.page.url).text


def test_changes_that_were_sent_back_say_why(client):
    them = team(verified=False)
    send(client, them.author, them.page, description=NEW)
    by = member("m@exemple.invalid", is_superuser=True)
    reviewing.ask_for_changes(find("request", them.page.pk), by=by, comment="Retirez le nom.")
    assert them.now().state == State.OPEN
    assert "Retirez le nom." in client.get(them.page.url).text
    send(client, them.author, them.now(), description="Sans nom.")
    assert "relit ce qui a changé" in client.get(them.page.url).text


def test_a_request_in_review_is_right_whatever_moderators_do(client):
    them = team(verified=False, live=False)
    by = member("m@exemple.invalid", is_superuser=True)
    send(client, them.author, them.page)
    assert them.now().state == State.IN_REVIEW
    reviewing.ask_for_changes(find("request", them.page.pk), by=by, comment="Plus court.")
    assert them.now().state == State.DRAFT
    send(client, them.colleague, them.now(), description="Court.")
    assert them.now().state == State.IN_REVIEW
    reviewing.refuse(find("request", them.page.pk), by=by, reason="spam")
    assert (them.now().state, them.now().current_period.cause) == (State.WITHDRAWN, "spam")
    send(client, them.author, them.now(), description="Tout autre chose.")
    assert them.now().state == State.IN_REVIEW
    reviewing.approve(find("request", them.page.pk), by=by)
    assert (them.now().state, them.now().live) == (State.OPEN, True)
    assert them.now().term


def test_a_refused_request_is_read_again_even_of_a_verified_establishment(client):
    them = team(live=False)
    them.page.get_workflow().start(them.page, them.author)
    reviewing.refuse(find("request", them.page.pk), by=member("m@exemple.invalid", is_superuser=True), reason="spam")
    send(client, them.author, them.now(), description=NEW)
    assert (them.now().state, them.now().live) == (State.IN_REVIEW, False)


def test_the_same_form_twice_changes_nothing(client):
    them = team()
    sent = typed(them.page, description=NEW)
    client.force_login(them.author)
    for _twice in range(2):
        assert client.post(f"/demandes/{them.page.slug}/modifier/", sent).status_code == 302
    assert them.page.revisions.count() == 2


def test_two_people_at_once_both_see_both_texts(client):
    them = team()
    opened = typed(them.page, description="Le mien.")
    send(client, them.colleague, them.page, description="Le sien.")
    client.force_login(them.author)
    answer = client.post(f"/demandes/{them.page.slug}/modifier/", opened)
    assert answer.status_code == 409
    assert "Cette demande a été modifiée entre-temps" in answer.text
    for words in ("mien", "sien"):
        assert words in answer.text
    chosen = opened | {"version": answer.context["version"], "keep-description": "theirs", "title": "Autre titre"}
    client.post(f"/demandes/{them.page.slug}/modifier/", chosen)
    assert (them.now().title, them.now().description) == ("Autre titre", "Le sien.")


@pytest.fixture
def wards():
    """Three nurses are looked for, two came; and a pharmacist."""
    pharmacist = ProfessionFactory(name_fr="Pharmacien", feminine="Pharmacienne")
    them = team(kind=HelpKind.POSITIONS, needs=[need(number=3), need(profession=pharmacist)])
    fill(them.page, 2)
    return them


def numbers(page) -> list[tuple[int, int]]:
    return [(line.number, line.filled) for line in HelpRequestPage.objects.get(pk=page.pk).needs.all()]


def test_lines_change_and_what_hangs_on_them_stays(client, wards):
    keys = list(wards.page.needs.values_list("pk", flat=True))
    more = {"needs-2-profession": ProfessionFactory().pk, "needs-2-number": 4}
    send(client, wards.colleague, wards.page, **{"needs-0-number": 5}, **more)
    assert numbers(wards.page) == [(5, 2), (1, 0), (4, 0)]
    assert list(wards.now().needs.values_list("pk", flat=True))[:2] == keys


@pytest.mark.parametrize("wrong", [{"needs-0-number": 1}, {"needs-0-profession": ""}])
def test_taken_places_are_not_taken_back(client, wards, wrong):
    answer = send(client, wards.author, wards.page, **wrong)
    assert answer.status_code == 200
    assert "déjà" in answer.text
    assert numbers(wards.page) == [(3, 2), (1, 0)]


def test_a_line_nobody_took_is_removed_by_emptying_it(client, wards):
    send(client, wards.author, wards.page, **{"needs-1-profession": ""})
    assert numbers(wards.page) == [(3, 2)]


def test_an_old_version_that_is_published_gives_no_place_away(wards):
    old = wards.page.get_latest_revision_as_object()
    old.needs = []
    revision = old.save_revision()
    fill(wards.page, 1)
    revision.publish()
    assert numbers(wards.page) == [(3, 3)]
    assert places.taken(wards.now()) == {wards.page.needs.first().pk: 3}


def test_a_version_with_new_lines_published_twice_makes_them_once(client, wards):
    send(client, wards.author, wards.page, **{"needs-2-profession": ProfessionFactory().pk, "needs-2-number": 4})
    page = wards.now()
    page.unpublish()
    page.get_latest_revision().publish()
    assert numbers(wards.page) == [(3, 2), (1, 0), (4, 0)]


def test_what_is_over_is_opened_first(client):
    them = team(state=State.SOLVED)
    client.force_login(them.author)
    assert client.get(f"/demandes/{them.page.slug}/modifier/").status_code == 302
    assert "modifier/" not in client.get(them.page.url).text


def test_a_suspended_member_changes_nothing(client):
    them = team()
    them.colleague.suspensions.create()
    send(client, them.colleague, them.page, description=NEW)
    assert them.now().description != NEW


def test_one_more_line_is_shown_without_saving(client):
    them = team(kind=HelpKind.POSITIONS)
    answer = send(client, them.author, them.page, more="needs", description=NEW)
    assert answer.status_code == 200
    assert NEW in answer.text
    assert 'name="needs-1-profession"' in answer.text
    assert them.page.revisions.count() == 1
