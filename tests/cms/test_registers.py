"""Registers: who opens which, what an export holds, and the actions on rows."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from directory.models import Membership
from help_requests.choices import State
from help_requests.models import Support
from portal.mail.models import Delivery
from portal.spreadsheets import harmless
from portal.work.models import OutboxRow
from tests.cms.factories import staff
from tests.community.factories import PostFactory
from tests.directory.factories import EstablishmentFactory, MembershipFactory, ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory, give_support

E, M, C, A = Role.EDITOR, Role.MODERATOR, Role.COORDINATOR, Role.ADMINISTRATOR
OPEN_TO = {
    "directory_establishment": {C, A},
    "directory_membership": {C, A},
    "help_requests_support": {C, A},
    "community_post": {M, A},
    "work_outboxrow": {A},
    "mail_delivery": {A},
}


@pytest.fixture
def rows(db):
    """A row in each register."""
    request = HelpRequestFactory()
    give_support(request, ProfilePageFactory().volunteer)
    return {
        "directory_establishment": EstablishmentFactory(name="=1+1"),
        "directory_membership": MembershipFactory(confirmed_at=None),
        "help_requests_support": Support.objects.get(),
        "community_post": PostFactory(thread=request.thread),
        "work_outboxrow": OutboxRow.objects.create(topic="mail", payload={"text": "Secret"}, dead_at=timezone.now()),
        "mail_delivery": Delivery.objects.create(key="k", recipient="camille@exemple.invalid", subject="Bonjour"),
    }


def address(register, action="index", *args):
    return reverse(f"{register}_modeladmin_{action}", args=args)


@pytest.mark.parametrize("role", list(Role))
def test_who_opens_which_register(role, rows, as_role):
    client = as_role(role)
    for register, roles in OPEN_TO.items():
        assert (client.get(address(register)).status_code == 200) is (role in roles), register
        assert (client.get(address(register), {"q": "a"}).status_code == 200) is (role in roles), register


@pytest.mark.parametrize("role", list(Role))
def test_who_edits_and_deletes_rows(role, rows, as_role):
    client = as_role(role)
    editable = {"directory_establishment": {C, A}, "help_requests_support": {C, A}}
    for register, row in rows.items():
        may = role in editable.get(register, set())
        assert (client.get(address(register, "edit", row.pk)).status_code == 200) is may, register
    for register in ("community_post", "work_outboxrow", "mail_delivery", "directory_membership"):
        client.post(address(register, "delete", rows[register].pk))
        rows[register].refresh_from_db()


def test_lists_and_exports_hide_what_is_private(rows, as_role):
    client = as_role(C, M, A)
    volunteer = rows["help_requests_support"].volunteer
    private = [volunteer.phone, volunteer.user.email, rows["directory_membership"].user.email]
    private += ["camille@exemple.invalid", "Secret"]
    for register in OPEN_TO:
        shown = client.get(address(register)).content.decode()
        export = client.get(address(register), {"export": "csv"})
        shown += b"".join(export).decode() if export.streaming else export.content.decode()
        for value in private:
            assert value not in shown, register


# Paths of fields that no register shows, and values that are right for the row there is.
QUESTIONS = [
    ("community_post", M, {"author__email__contains": "@"}),
    ("community_post", M, {"author__password__gt": ""}),
    ("help_requests_support", C, {"volunteer__phone__startswith": "06"}),
    ("directory_membership", C, {"user__email__contains": "@"}),
    ("work_outboxrow", A, {"payload__text__contains": "Sec"}),
    ("mail_delivery", A, {"recipient__endswith": "invalid"}),
]


@pytest.mark.parametrize(("register", "role", "lookup"), QUESTIONS)
def test_a_list_answers_no_question_about_what_it_hides(register, role, lookup, rows, as_role):
    client, (name, _right) = as_role(role), *lookup.items()
    every, found, missed = (
        client.get(address(register), parameters).context["result_count"]
        for parameters in ({}, lookup, {name: "nothing like it"})
    )
    assert every == found == missed > 0


@pytest.mark.parametrize(
    "parameters", [{"unknown": "1"}, {"hidden": "x"}, {"voice__exact": "x"}, {"p": "x"}, {"o": "99"}]
)
def test_an_address_that_means_nothing_is_no_error(parameters, rows, as_role):
    assert as_role(M).get(address("community_post"), parameters).status_code in (200, 302)


def test_a_membership_is_asked_for_and_never_typed(rows, as_role):
    assert as_role(A).post(address("directory_membership", "create"), {"role": "member"}).status_code in (302, 403)
    assert Membership.objects.get() == rows["directory_membership"]


def test_an_export_runs_no_formula(rows, as_role):
    client, url = as_role(C), address("directory_establishment")
    table = b"".join(client.get(url, {"export": "csv"})).decode()
    assert "'=1+1" in {row[0] for row in csv.reader(io.StringIO(table))}
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(url, {"export": "xlsx"}))))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert "'=1+1" in {cell.value for cell in cells}
    assert not [cell for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "  =", "＝", "\n="])
def test_every_start_of_a_formula_is_made_text(start):
    assert harmless(f"{start}1") == f"'{start}1"


def test_plain_words_and_numbers_stay_as_they_are():
    assert [harmless(value) for value in ("CH de Valclair", "", 12, None)] == ["CH de Valclair", "", 12, None]


ACTIONS = [
    ("directory_establishment", "verify", "verified_at"),
    ("directory_membership", "confirm", "confirmed_at"),
    ("community_post", "hide", "hidden_at"),
]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("deed", ACTIONS)
def test_actions_ask_first_and_act_by_post(role, deed, rows, as_role):
    register, action, field = deed
    client, row = as_role(role), rows[register]
    url = address(register, action, row.pk)
    asked = client.get(url)
    row.refresh_from_db()
    assert getattr(row, field) is None
    client.post(url)
    row.refresh_from_db()
    may = role in OPEN_TO[register]
    assert (asked.status_code == 200) is may
    assert (getattr(row, field) is not None) is may


@pytest.mark.parametrize("role", list(Role))
def test_a_dead_letter_is_replayed(role, rows, as_role):
    client, row = as_role(role), rows["work_outboxrow"]
    client.post(address("work_outboxrow", "replay", row.pk))
    row.refresh_from_db()
    assert (row.dead_at is None) is (role is A)


def test_a_hidden_post_can_be_shown_again(rows, as_role):
    client, post = as_role(M), rows["community_post"]
    page = post.thread.help_request.url
    client.post(address("community_post", "hide", post.pk))
    assert post.body not in client.get(page).content.decode()
    client.post(address("community_post", "show", post.pk))
    assert post.body in client.get(page).content.decode()


def test_support_noted_here_counts_as_an_answer(client, db):
    client.force_login(staff(C))
    request, volunteer = HelpRequestFactory(), ProfilePageFactory().volunteer
    form = {"help_request": request.pk, "volunteer": volunteer.pk, "channel": "phone", "at": "2026-01-05 10:00"}
    assert client.post(address("help_requests_support", "create"), form | {"minutes": "20"}).status_code == 302
    assert request.first_answer
    assert request.state == State.IN_PROGRESS
