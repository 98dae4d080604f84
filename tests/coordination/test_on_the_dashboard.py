"""The way in: a panel and a menu entry in the admin, a card in my space, for those who work there."""

import pytest

from accounts.roles import Role
from tests.cms.factories import staff
from tests.coordination.factories import asked, coordinator, signed_in


@pytest.mark.parametrize(
    ("role", "sees"),
    [(Role.COORDINATOR, True), (Role.ADMINISTRATOR, True), (Role.EDITOR, False), (Role.MODERATOR, False)],
)
def test_the_admin_says_what_waits_to_those_who_see_to_it(db, role, sees):
    asked(hours=30)
    shown = signed_in(staff(role)).get("/cms/").content.decode()
    assert ("/coordination/?panier=sans-reponse-24" in shown) is sees
    assert ('"/coordination/"' in shown) is sees


def test_an_empty_cockpit_says_so(db):
    assert "Rien n’attend dans les paniers." in signed_in(coordinator()).get("/cms/").content.decode()


def test_my_space_leads_there_first_when_something_burns(db):
    person = signed_in(coordinator())
    assert "Rien ne presse." in person.get("/compte/").content.decode()
    asked(hours=30)
    assert "1 demande à traiter d’abord." in person.get("/compte/").content.decode()


def test_without_a_second_factor_there_is_no_way_in(db):
    person = coordinator()
    person.authenticator_set.all().delete()
    answer = signed_in(person).get("/coordination/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/compte/2fa/")
