"""Role × region × door: who sees what waits, who decides, and that no other way in leads round it."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from community.models import Decision, Opening
from directory.models import VolunteerProfilePage
from portal.walls import WalledPermissionTester
from tests.cms.factories import staff, superuser
from tests.community.factories import PostFactory
from tests.directory.factories import EstablishmentFactory, ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.moderation.factories import BRITTANY, bind, flagged, region, waiting_profile, waiting_request

E, M, C, A = Role.EDITOR, Role.MODERATOR, Role.COORDINATOR, Role.ADMINISTRATOR
QUEUE = "/cms/moderation/"


@pytest.fixture
def elsewhere(db):
    """A review, a flagged message and a flagged page in Brittany."""
    brittany = region(*BRITTANY)
    asking = HelpRequestFactory(establishment=EstablishmentFactory(region=brittany))
    things = {
        "profile": waiting_profile(region=brittany),
        "request": waiting_request(establishment=EstablishmentFactory(region=brittany)),
        "post": PostFactory(thread=asking.thread),
    }
    flagged("post", things["post"])
    return things


def moderator_of(name):
    """Return a moderator: of this region, of every region, or of none of those that wait."""
    person = staff(M)
    regions = {"brittany": [region(*BRITTANY)], "other": [region("84", "Auvergne-Rhône-Alpes")], "everywhere": []}[name]
    return bind(person, *regions) if regions else person


@pytest.mark.parametrize("role", list(Role))
def test_which_roles_have_a_queue(client, elsewhere, role):
    client.force_login(staff(role))
    may = role in {M, A}
    assert (client.get(QUEUE).status_code == 200) is may
    assert (client.get(f"{QUEUE}post/{elsewhere['post'].pk}/").status_code == 200) is may
    client.post(f"{QUEUE}post/{elsewhere['post'].pk}/", {"verdict": "hidden", "reason": "spam"})
    client.post(f"{QUEUE}plusieurs/", {"action": "approved", "item": f"review:profile:{elsewhere['profile'].pk}",
                                       "confirmed": "1"})  # fmt: skip
    assert Decision.objects.count() == (2 if may else 0)
    assert ("cms/moderation" in client.get("/cms/").content.decode()) is may


@pytest.mark.parametrize("person", [UserFactory, None])
def test_members_and_strangers_have_none(client, elsewhere, person):
    if person:
        client.force_login(person())
    for path in ("", f"profile/{elsewhere['profile'].pk}/", "plusieurs/"):
        assert client.get(f"{QUEUE}{path}").status_code in (302, 403)
        assert client.post(f"{QUEUE}{path}", {"verdict": "approved"}).status_code in (302, 403)
    assert not Decision.objects.exists()


@pytest.mark.parametrize(("of", "may"), [("brittany", True), ("everywhere", True), ("other", False)])
def test_regions_hold_at_every_door(client, elsewhere, of, may):
    person = moderator_of(of)
    client.force_login(person)
    assert len(client.get(QUEUE).context["lines"]) == (3 if may else 0)
    dashboard = client.get("/cms/").content.decode()
    for kind, thing in elsewhere.items():
        assert (client.get(f"{QUEUE}{kind}/{thing.pk}/").status_code == 200) is may, kind
        if kind != "post":
            edit = client.get(reverse("wagtailadmin_pages:edit", args=[thing.pk]))
            assert (edit.status_code == 200) is may, kind
            assert (thing.title in dashboard) is may, kind


@pytest.mark.parametrize(("of", "may"), [("brittany", True), ("other", False)])
def test_regions_hold_for_decisions(client, elsewhere, of, may):
    client.force_login(moderator_of(of))
    page, post = elsewhere["profile"], elsewhere["post"]
    client.post(f"{QUEUE}post/{post.pk}/", {"verdict": "dismissed"})
    keys = [f"review:request:{elsewhere['request'].pk}"]
    client.post(f"{QUEUE}plusieurs/", {"action": "approved", "item": keys, "confirmed": "1"})
    task = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    client.post(url, {"comment": ""})
    assert VolunteerProfilePage.objects.get(pk=page.pk).live is may
    assert Decision.objects.count() == (3 if may else 0)


@pytest.mark.parametrize(("of", "may"), [("brittany", True), ("other", False)])
def test_regions_hold_in_explorer_and_registers(client, elsewhere, of, may):
    person = moderator_of(of)
    flagged("profile", ProfilePageFactory(region=region(*BRITTANY)), text="Une phrase du signalement.")
    client.force_login(person)
    parent = elsewhere["profile"].get_parent()
    listed = client.get(reverse("wagtailadmin_explore", args=[parent.pk])).content.decode()
    assert f"/cms/pages/{elsewhere['profile'].pk}/edit/" in listed if may else True
    assert bool(WalledPermissionTester(person, elsewhere["profile"]).permissions) is may
    for register, words in (("flag", "Une phrase du signalement."), ("post", elsewhere["post"].body)):
        shown = client.get(reverse(f"community_{register}_modeladmin_index")).content.decode()
        assert (words in shown) is may, register


def test_what_has_no_region_is_everybodys(client, db):
    page = waiting_profile(region=None)
    client.force_login(moderator_of("other"))
    assert [line.title for line in client.get(QUEUE).context["lines"]] == [page.title]
    assert client.get(f"{QUEUE}profile/{page.pk}/").status_code == 200


def test_a_draft_belongs_where_it_says(client, db):
    page = waiting_profile(region=region("84", "Auvergne-Rhône-Alpes"))
    page.region = region(*BRITTANY)
    page.save_revision(user=page.owner)
    client.force_login(moderator_of("brittany"))
    assert [line.title for line in client.get(QUEUE).context["lines"]] == [page.title]


def test_whoever_opens_a_draft_leaves_a_trace_that_administrators_read(client, elsewhere):
    person = moderator_of("everywhere")
    client.force_login(person)
    for _time in range(2):
        client.get(f"{QUEUE}profile/{elsewhere['profile'].pk}/")
    assert Opening.objects.get().by == person
    assert client.get(reverse("community_opening_modeladmin_index")).status_code in (302, 403)
    client.force_login(staff(A))
    assert str(person) in client.get(reverse("community_opening_modeladmin_index")).content.decode()


def test_decisions_are_exported_and_never_rewritten(client, decide, db):
    post = PostFactory()
    decide("post", post, "hidden", reason="spam", comment="=1+1")
    decision = Decision.objects.get()
    table = b"".join(client.get(reverse("community_decision_modeladmin_index"), {"export": "csv"})).decode()
    assert "'=1+1" in table
    assert client.get(reverse("community_decision_modeladmin_index"), {"q": "1+1"}).status_code == 200
    decision.comment = "Autre chose."
    with pytest.raises(TypeError):
        decision.save()


@pytest.mark.parametrize("role", list(Role))
def test_administrators_bind_moderators(client, db, role):
    person = staff(M)
    client.force_login(staff(role))
    url = reverse("community_remit_modeladmin_create")
    client.post(url, {"user": person.pk, "regions": [region(*BRITTANY).pk]})
    assert hasattr(type(person).objects.get(pk=person.pk), "remit") is (role is A)


def test_a_superuser_is_bound_by_nothing(client, elsewhere):
    person = bind(superuser(), region("84", "Auvergne-Rhône-Alpes"))
    client.force_login(person)
    assert len(client.get(QUEUE).context["lines"]) == 3


def test_who_flagged_is_shown_to_nobody(client, elsewhere):
    flagger = UserFactory(last_name="Signaleur")
    flagged("post", elsewhere["post"], by=flagger)
    client.force_login(superuser())
    shown = client.get(f"{QUEUE}post/{elsewhere['post'].pk}/").content.decode()
    shown += client.get(reverse("community_flag_modeladmin_index")).content.decode()
    assert "En attente" in shown
    assert "Signaleur" not in shown
