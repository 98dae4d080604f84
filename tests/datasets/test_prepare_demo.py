"""The demo: somebody of each role can sign in, staff with two factors; nothing is done twice; never in production."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from datasets.demo import preparing
from datasets.demo.accounts import ACCOUNTS, password
from help_requests.models import HelpRequestPage
from reports.models import WeeklyReportPage
from tests.datasets.sets import rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_lists")]


def prepare(**options) -> str:
    out = StringIO()
    call_command("prepare_demo", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def demo(settings, monkeypatch):
    settings.DEMO = True
    # The size changes nothing of what is tested here.
    monkeypatch.setattr(preparing, "VOLUNTEERS", 20)
    monkeypatch.setattr(preparing, "REQUESTS", 10)
    return prepare()


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.name)
def test_somebody_of_each_role_signs_in(account, demo, client):
    assert account.email in demo
    assert password() in demo
    answer = client.post(reverse("account_login"), {"login": account.email, "password": password()})
    if account.role:
        assert answer.url == reverse("mfa_authenticate")
        code = prepare(code=account.name).strip()
        answer = client.post(reverse("mfa_authenticate"), {"code": code})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(User.objects.get(email=account.email).pk)


def test_discussions_by_theme_are_there_once(demo, client):
    prepare()
    rows = client.get("/discussions/").text
    assert rows.count("Pour tout le dispositif") == 1
    assert rows.count("se réunir à distance") == 1


def test_roles_are_given(demo):
    assert {role: list(User.objects.with_role(role).values_list("email", flat=True)) for role in Role} == {
        account.role: [account.email] for account in ACCOUNTS if account.role
    }


def test_members_have_something_to_look_at(demo, client):
    volunteer = User.objects.get(email="volontaire@demo.invalid")
    member = User.objects.get(email="etablissement@demo.invalid")
    assert volunteer.volunteer.profile.live
    establishment = member.establishments.get()
    mine = HelpRequestPage.objects.live().filter(establishment=establishment, owner=member)
    assert mine.taking_answers().count() == 1
    for page in mine:
        assert client.get(page.get_url()).status_code == 200


def test_the_first_report_is_published_with_the_figures_of_the_file(demo):
    report = WeeklyReportPage.objects.live().get(week="2020-W14")
    content = json.loads((settings.DATA_DIR / "anap_week1/data.json").read_text(encoding="utf-8"))
    assert report.figures["volunteers"]["total"] == len(content["volunteers"])
    assert report.figures["requests"]["received"] == len(content["requests"])


def test_editors_find_pages_by_the_search_of_the_admin(demo, client):
    client.post(reverse("account_login"), {"login": "redaction@demo.invalid", "password": password()})
    client.post(reverse("mfa_authenticate"), {"code": prepare(code="redaction").strip()})
    volunteer = User.objects.get(email="volontaire@demo.invalid").volunteer.profile
    for words, title in [(volunteer.title, volunteer.title), ("Comment ça marche", "Comment ça marche")]:
        assert title in client.get(reverse("wagtailadmin_pages:search"), {"q": words}).content.decode()


def test_a_second_run_changes_nothing(demo):
    before = rows()
    prepare()
    after = rows()
    # Reckoned anew from the pages, under new keys.
    del before["wagtailcore.ReferenceIndex"], after["wagtailcore.ReferenceIndex"]
    assert after == before


def test_only_in_a_demo(settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        prepare()
    assert not User.objects.exists()


def test_no_code_for_nobody(demo):
    with pytest.raises(CommandError) as refused:
        prepare(code="volontaire")
    assert refused.value.returncode == 2
