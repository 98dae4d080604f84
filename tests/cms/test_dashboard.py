"""The dashboard says what waits, to those who can do something about it, in a constant number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import Role
from portal.work.models import OutboxRow
from tests.cms.factories import staff
from tests.directory.factories import MembershipFactory, ProfilePageFactory


def dead_letter(**fields):
    error = "ConnectionError: camille@exemple.invalid refused"
    return OutboxRow.objects.create(topic="mail", dead_at=timezone.now(), last_error=error, **fields)


def waiting(count):
    for _n in range(count):
        page = ProfilePageFactory(live=False)
        page.get_workflow().start(page, page.owner)
        MembershipFactory(confirmed_at=None)
        dead_letter()


@pytest.mark.parametrize(
    ("role", "membership", "letter"),
    [
        (Role.EDITOR, False, False),
        (Role.MODERATOR, False, False),
        (Role.COORDINATOR, True, False),
        (Role.ADMINISTRATOR, True, True),
    ],
)
def test_who_sees_what_waits(db, as_role, role, membership, letter):
    row, dead = MembershipFactory(confirmed_at=None), dead_letter()
    shown = as_role(role).get("/cms/").content.decode()
    assert (str(row.user) in shown) is membership
    assert (str(dead) in shown) is letter
    assert "camille@exemple.invalid" not in shown


def test_it_asks_as_many_queries_whatever_waits(client, db):
    client.force_login(staff(Role.ADMINISTRATOR))
    counts = []
    for more in (1, 4):
        waiting(more)
        client.get("/cms/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/cms/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 46


def test_the_admin_speaks_french(as_role, db):
    shown = as_role(Role.ADMINISTRATOR).get("/cms/", headers={"accept-language": "fr"}).content.decode()
    assert '<html lang="fr"' in shown
    assert "Tableau de bord" in shown
    assert "Rien n’attend votre décision." in shown
