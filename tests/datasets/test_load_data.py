"""Loading the ANAP week and another set: what is in the file is in the database, once."""

import json
from collections import Counter
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core import mail
from django.db.models import Sum
from wagtail.models import Page

from accounts.models import User
from community.models import Post, Thread
from directory.models import Availability, Establishment, Volunteer, VolunteerFact, VolunteerProfilePage
from help_requests.choices import State
from help_requests.following import changing
from help_requests.models import Filling, FirstAnswer, HelpRequestPage, Need, Support, ToolSent
from portal.work.models import OutboxRow
from tests.datasets.sets import load, rows, small_set, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_lists")]
ANAP = settings.DATA_DIR / "anap_week1"
CONTENT = json.loads((ANAP / "data.json").read_text(encoding="utf-8"))


def counted(queryset, *fields):
    return Counter(queryset.values_list(*fields, flat=len(fields) == 1))


@pytest.fixture
def anap():
    return load(ANAP)


@pytest.mark.usefixtures("anap")
class TestAnapWeek:
    def test_people_are_as_in_the_file(self):
        people = CONTENT["volunteers"]
        assert User.objects.count() == Volunteer.objects.count() == len(people)
        assert counted(Volunteer.objects.all(), "gender") == Counter(each["gender"] for each in people)
        facts = VolunteerFact.objects.all()
        for field, key in (("sector", "sector"), ("legal_status", "legal_status"), ("region_id", "region")):
            assert counted(facts, field) == Counter(each[key] for each in people)
        assert counted(facts, "function__slug") == Counter(each["function"] for each in people)
        themes = Counter(slug for each in people for slug in each["themes"])
        assert counted(facts, "themes__slug") == themes
        assert counted(VolunteerProfilePage.objects.all(), "profile_themes__theme__slug") == themes
        assert counted(Availability.objects.all(), "status") == Counter(p["availability"]["status"] for p in people)
        presented = VolunteerProfilePage.objects.live().values_list("presentation", flat=True)
        assert sorted(presented) == sorted(each["presentation"] for each in people)

    def test_dates_are_those_of_the_file(self):
        told = {(each["email"], each["registered_at"], each["published_at"]) for each in CONTENT["volunteers"]}
        pages = VolunteerProfilePage.objects.select_related("volunteer__user")
        assert len(told) == len(pages)
        for email, registered_at, published_at in told:
            page = pages.get(owner__email=email)
            assert page.volunteer.registered_at.isoformat() == utc(registered_at)
            assert page.first_published_at.isoformat() == utc(published_at)
            assert page.volunteer.facts.get().from_at == page.first_published_at
            assert not page.volunteer.user.has_usable_password()

    def test_requests_are_as_in_the_file(self):
        asked = CONTENT["requests"]
        pages = HelpRequestPage.objects.live()
        assert sorted(pages.values_list("title", flat=True)) == sorted(each["title"] for each in asked)
        assert counted(pages, "establishment__sector") == Counter(
            next(e["sector"] for e in CONTENT["establishments"] if e["id"] == each["establishment"]) for each in asked
        )
        assert counted(pages, "themes__slug") == Counter(slug for each in asked for slug in each["themes"])
        assert Establishment.objects.count() == len(CONTENT["establishments"])
        support = [call for each in asked for call in each["support"]]
        assert counted(Support.objects.all(), "channel") == Counter(call["channel"] for call in support)
        assert Support.objects.aggregate(sum=Sum("minutes"))["sum"] == sum(call["minutes"] for call in support)
        assert counted(ToolSent.objects.all(), "tool__title") == Counter(
            tool["title"] for each in asked for tool in each["tools"]
        )
        assert {page.state for page in pages} == {State(each["status"]) for each in asked}

    def test_threads_are_as_in_the_file(self):
        said = CONTENT["posts"]
        assert Thread.objects.count() == len(CONTENT["requests"])
        assert sorted(Post.objects.values_list("body", flat=True)) == sorted(each["body"] for each in said)
        solved = {each["solution_of"] for each in said if "solution_of" in each}
        bodies = Thread.objects.exclude(solution=None).values_list("solution__body", flat=True)
        assert sorted(bodies) == sorted(each["body"] for each in said if each["id"] in solved)

    def test_first_answers_are_the_earliest(self):
        expected = Counter()
        for each in CONTENT["requests"]:
            moments = [call["at"] for call in each["support"]]
            moments += [p["at"] for p in CONTENT["posts"] if p["request"] == each["id"] and "volunteer" in p["author"]]
            expected[each["title"], utc(min(moments))] += 1
        answers = FirstAnswer.objects.values_list("help_request__title", "at")
        assert Counter((title, at.isoformat()) for title, at in answers) == expected

    def test_nobody_is_written_to_and_the_index_learns_of_everything(self):
        assert mail.outbox == []
        rows = OutboxRow.objects.values_list("topic", "payload__kind")
        assert Counter(rows) == {("index", "profile"): 37, ("index", "request"): 15}

    def test_the_tree_is_sound(self):
        assert not any(Page.find_problems())

    def test_a_second_load_changes_nothing(self):
        before = rows()
        assert "37" in load(ANAP)
        assert rows() == before


def utc(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(UTC).isoformat()


@pytest.fixture
def small(tmp_path):
    return write(tmp_path, small_set())


def test_another_set_with_every_status(small):
    load(small)
    pages = {page.title.removeprefix("Demande "): page for page in HelpRequestPage.objects.exclude(owner__gt=0)}
    assert {status: page.state for status, page in pages.items()} == {str(state): state for state in State}
    assert {status for status, page in pages.items() if not page.live} == {"draft", "in_review", "withdrawn"}
    history = [(p.state, p.ended_at is None) for p in pages["solved"].periods.all()]
    assert history == [("in_review", False), ("open", False), ("in_progress", False), ("solved", True)]


def test_needs_and_optional_keys(small):
    load(small)
    assert Counter(Need.objects.values_list("profession__slug", "skill__slug", "number")) == {
        ("aide-soignant", None, 3): 8,
        (None, "cuisine", 2): 8,
    }
    assert Filling.objects.aggregate(sum=Sum("number"))["sum"] == 7
    page = VolunteerProfilePage.objects.get(volunteer__user__email="a@exemple.invalid")
    assert (page.region_id, page.commune_id, page.volunteer.area.radius_km) == ("84", "69123", 20)
    assert page.volunteer.facts.get().departement_id == "69"
    assert [each.slug for each in page.professions] == ["infirmier"]
    assert not VolunteerProfilePage.objects.get(volunteer__user__email="b@exemple.invalid").live


def test_a_person_may_ask(small):
    load(small)
    page = HelpRequestPage.objects.get(owner__email="b@exemple.invalid")
    assert (page.establishment, page.slug) == (None, "demande-open-2")


def test_people_of_one_name_have_addresses_of_their_own(small):
    load(small)
    assert set(VolunteerProfilePage.objects.values_list("slug", flat=True)) == {"jean-martin", "jean-martin-2"}


def test_a_page_can_be_edited_and_published_afterwards(small):
    load(small)
    page = VolunteerProfilePage.objects.get(slug="jean-martin")
    page.presentation = "Je peux encore aider."
    page.save_revision().publish()
    page.refresh_from_db()
    assert (page.presentation, [each.slug for each in page.skills]) == ("Je peux encore aider.", ["cuisine"])


def test_a_changed_record_is_rewritten_in_place(small, tmp_path):
    load(small)
    pk = VolunteerProfilePage.objects.get(slug="jean-martin").pk
    content = small_set()
    content["volunteers"][0] |= {"last_name": "Durand", "themes": ["pca"], "sector": "sanitaire"}
    content["requests"][2] |= {"status": "expired", "closed_at": "2021-01-15T09:00:00+01:00"}
    content["posts"][0]["body"] = "Voici, en mieux."
    load(write(tmp_path, content))
    page = VolunteerProfilePage.objects.get(pk=pk)
    assert (page.title, page.slug, page.sector) == ("Jean Durand", "jean-martin", "sanitaire")
    assert [each.theme.slug for each in page.profile_themes.all()] == ["pca"]
    assert page.volunteer.facts.get().sector == "sanitaire"
    assert HelpRequestPage.objects.get(title="Demande open", owner=None).state == State.EXPIRED
    assert Post.objects.filter(body="Voici, en mieux.").count() == 1
    assert (Post.objects.count(), Volunteer.objects.count()) == (2, 2)


def test_somebody_who_was_erased_does_not_come_back(small, tmp_path):
    load(small)
    volunteer = Volunteer.objects.get(user__email="a@exemple.invalid")
    volunteer.profile.delete()
    volunteer.user.delete()
    content = small_set()
    content["volunteers"][0]["presentation"] = "Je reviens."
    load(write(tmp_path, content))
    assert not User.objects.filter(email="a@exemple.invalid").exists()


def test_two_sources_share_an_establishment(small, tmp_path):
    load(small)
    other = {"format": 1, "establishments": small_set()["establishments"]}
    load(write(tmp_path, other), source="autre")
    assert Establishment.objects.count() == 1


def test_what_was_taken_offline_since_stays_so(small, tmp_path):
    """A changed record says other words; it neither publishes again nor turns back what people did here."""
    load(small)
    person = VolunteerProfilePage.objects.get(slug="jean-martin")
    person.unpublish()
    asked = HelpRequestPage.objects.get(title="Demande open", owner=None)
    by = User.objects.create_user("moi@exemple.invalid", "x")
    changing.withdraw(asked, by=by, comment="Doublon.")
    content = small_set()
    content["volunteers"][0]["presentation"] = "Je dis autre chose."
    content["requests"][2]["description"] = "Une autre description."
    load(write(tmp_path, content))
    person.refresh_from_db()
    assert (person.live, person.presentation) == (False, "Je dis autre chose.")
    assert not person.volunteer.facts.filter(to_at=None).exists()
    asked = HelpRequestPage.objects.get(pk=asked.pk)
    assert (asked.live, asked.state, asked.description) == (False, State.WITHDRAWN, "Une autre description.")
