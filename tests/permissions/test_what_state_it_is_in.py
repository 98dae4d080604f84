"""The same addresses once the thing behind them is a draft, in review, hidden, taken offline, paused or erased."""

import pytest
from django.core.management import call_command

from accounts import consent
from accounts.consent import Purpose
from community.moderation import hiding
from community.moderation.targets import find
from directory.editing import actions
from directory.models import Availability, Conversation, Upload, VolunteerProfilePage
from tests import worlds
from tests.accounts.factories import member
from tests.permissions.cast import COLLEAGUE, EVERYBODY, OWNER, STAFF, VISITOR, cast, on_stage
from tests.permissions.test_who_may_reach_what import ask

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]

WORD = "ouistitis"


def hidden(page, by) -> None:
    hiding.hide(find("profile", page.pk), by=by, reason="spam")


def erased(page, by) -> None:
    call_command("erase_person", page.volunteer.user.email, reason="test")


def in_review(page, by) -> None:
    actions.save_draft(page, {"presentation": f"Je garde des {WORD}."}, by=page.owner)
    page.get_workflow().start(VolunteerProfilePage.objects.get(pk=page.pk), page.owner)


def draft(page, by) -> None:
    actions.save_draft(page, {"presentation": f"Je garde des {WORD}."}, by=page.owner)


def paused(page, by) -> None:
    Availability.objects.filter(volunteer=page.volunteer).update(status="paused")


STATES = {
    "draft": draft,
    "in review": in_review,
    "hidden": hidden,
    "offline": lambda page, by: actions.take_offline(page, by=page.owner),
    "withdrawn": lambda page, by: consent.withdraw(page.owner, Purpose.PUBLIC_PROFILE),
    "erased": erased,
    "paused": paused,
}
ONLINE = {"draft", "in review", "paused"}
# What is below the address of a page; its author alone reads what is at the address itself while it isn't online.
GONE = ["/annuaire/{slug}/", "/annuaire/{slug}/ecrire/", "/annuaire/{slug}/telephone/"]


world = worlds.built_by(cast)


@pytest.fixture
def stage(world, settings, tmp_path):
    worlds.own_files(settings, tmp_path)
    return on_stage(world)


@pytest.fixture(params=STATES)
def state(request, stage) -> str:
    """Bring the owner's page into a state; of the erased one nothing but the address is left."""
    page = VolunteerProfilePage.objects.get(pk=stage.words["page"])
    STATES[request.param](page, member("moderatrice@exemple.invalid", is_superuser=True))
    return request.param


def reached(stage, path: str, method: str = "get") -> set[str]:
    """Return who is shown something."""
    return {who for who in EVERYBODY if ask(stage.people[who], method, path) == "2"}


@pytest.mark.parametrize("path", GONE)
def test_what_is_not_online_is_there_for_nobody(stage, state, path):
    path = path.format(slug=stage.words["profile"])
    if state == "paused" and path.endswith("telephone/"):
        assert reached(stage, path) == reached(stage, path, "post") == set()
    elif state in ONLINE:
        assert COLLEAGUE in reached(stage, path)
    else:
        left = {OWNER} if path.endswith(f"{stage.words['profile']}/") and state != "erased" else set()
        assert reached(stage, path) == reached(stage, path, "post") == left


def test_documents_go_with_the_page(stage, state):
    path = f"/annuaire/documents/{stage.words['document']}/"
    if state == "erased":
        assert not Upload.objects.filter(pk=stage.words["document"]).exists()
        assert reached(stage, path) == set()
    else:
        assert reached(stage, path) <= {OWNER, *STAFF} - {"E", "C"}


def test_a_draft_is_read_by_its_author_and_whoever_decides(stage, state):
    paths = ["/", "/annuaire/", f"/annuaire/?q={WORD}", f"/recherche/?q={WORD}", f"/recherche/suggestions/?q={WORD}"]
    for who in EVERYBODY:
        for path in (*paths, f"/annuaire/{stage.words['profile']}/", "/sitemap.xml", "/compte/profil/apercu/"):
            answer = stage.people[who].get(path)
            said = WORD in answer.text.replace(f"={WORD}", "").replace(f'value="{WORD}"', "")
            is_own = who == OWNER and "apercu" in path and state in {"draft", "in review"}
            assert said is is_own or "q=" in path, (who, path)


def test_who_pauses_is_written_to_by_nobody(stage):
    page = VolunteerProfilePage.objects.get(pk=stage.words["page"])
    paused(page, None)
    typed = {"subject": "x", "body": "x", "key": "0" * 32}
    for who in EVERYBODY:
        stage.people[who].post(f"/annuaire/{page.slug}/ecrire/", typed)
    assert Conversation.objects.count() == 1


def test_flagging_what_is_not_public_is_not_found(stage, state):
    path = f"/signaler/profil/{stage.words['page']}/"
    assert reached(stage, path) == (set(EVERYBODY) if state in ONLINE else set())


def test_conversations_outlive_the_page_for_both(stage, state):
    path = f"/compte/messages/{stage.words['talk']}/"
    assert reached(stage, path) == ({COLLEAGUE} if state == "erased" else {OWNER, COLLEAGUE})
    assert VISITOR not in reached(stage, path, "post")
