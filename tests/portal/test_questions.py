"""Questions that are put into SQL once: what stands in the gaps is the next question's own."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Exists, F, OuterRef
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.proofs import Consent
from portal.questions import Gap, among, ask, gaps
from tests.directory.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def names() -> dict[str, int]:
    return {name: UserFactory(first_name=name).pk for name in ("Alix", "Brune", "Cyr")}


def named(pks, joined_before):
    """The question of these tests: who of these people was there before a moment, and when they came."""
    given = {"pks": pks, "before": joined_before}

    def everybody():
        at = gaps({"before": given["before"]})
        found = User.objects.filter(among(F("pk"), "pks", given["pks"]), date_joined__lt=at["before"])
        return found.order_by("pk").values_list("first_name", "date_joined", "is_active")

    return everybody, given


def test_the_next_question_is_answered_for_its_own_values(names):
    later = timezone.now() + timedelta(days=1)
    for wanted in (["Alix"], ["Brune", "Cyr"], ["Cyr", "Alix", "Brune"]):
        everybody, given = named([names[name] for name in wanted], later)
        rows = ask("test: named", everybody, given)
        assert rows == list(everybody())
        assert [name for name, *_rest in rows] == sorted(wanted)
        assert all(joined.tzinfo and active is True for _name, joined, active in rows)
    everybody, given = named(list(names.values()), timezone.now() - timedelta(days=365))
    assert ask("test: named", everybody, given) == []


def test_it_is_built_once_and_asked_each_time(names):
    built = []

    def counted():
        built.append(1)
        return User.objects.filter(first_name=Gap("name", "Alix")).values_list("pk")

    with CaptureQueriesContext(connection) as asked:
        assert ask("test: once", counted, {"name": "Alix"}) == [(names["Alix"],)]
        assert ask("test: once", counted, {"name": "Cyr' OR 1=1 --"}) == []
        assert ask("test: once", counted, {"name": "100 %s"}) == []
        assert ask("test: once", counted, {"name": "Cyr"}) == [(names["Cyr"],)]
    assert (len(built), len(asked)) == (1, 4)


def test_gaps_stand_in_questions_within_questions(names):
    Consent.objects.create(user_id=names["Brune"], pseudonym="x", purpose="show_phone", text_version="1")

    def agreed():
        theirs = Consent.objects.filter(user=OuterRef("pk"), purpose=Gap("purpose", "show_phone"))
        return User.objects.filter(Exists(theirs)).values_list("first_name")

    assert ask("test: agreed", agreed, {"purpose": "show_phone"}) == [("Brune",)]
    assert ask("test: agreed", agreed, {"purpose": "nothing"}) == []
    assert list(agreed()) == [("Brune",)]


def test_a_value_that_was_forgotten_is_an_error(names):
    def one():
        return User.objects.filter(pk=Gap("pk", names["Alix"])).values_list("first_name")

    with pytest.raises(KeyError):
        ask("test: forgotten", one, {"key": names["Alix"]})


def test_whoever_asks_first_may_have_nothing_to_put_there(names):
    later = timezone.now() + timedelta(days=1)

    def before(moment):
        return lambda: User.objects.filter(date_joined__lt=Gap("before", moment)).values_list("first_name")

    assert ask("test: nothing first", before(None), {"before": None}) == []
    assert len(ask("test: nothing first", before(later), {"before": later})) == len(names)
    assert ask("test: nothing first", before(None), {"before": None}) == []
