"""Somebody asks for help in five screens: each is kept, none leaks, the last publishes or sends to review."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import consent
from accounts.consent import Purpose
from accounts.models import User
from accounts.suspensions import Suspension
from help_requests.choices import HelpKind, Place, State, Urgency
from help_requests.models import Asking, HelpRequestPage, RequestContact
from portal.work.models import OutboxRow
from portal.work.worker import drain
from tests.directory.browsing import form_in, words_of
from tests.directory.factories import (
    CommuneFactory,
    EstablishmentFactory,
    MembershipFactory,
    ProfessionFactory,
    ProfilePageFactory,
    SkillFactory,
    ThemeFactory,
    UserFactory,
)
from tests.help_requests.factories import HelpRequestFactory
from tests.help_requests.wizard import NEED, START, begin, draft_of, keep, until_review, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client) -> User:
    user = UserFactory(first_name="Camille", last_name="Martin")
    client.force_login(user)
    return user


@pytest.fixture
def house(person):
    """A verified establishment for which this person acts."""
    establishment = EstablishmentFactory(name="EHPAD des Tilleuls", verified_at=timezone.now())
    MembershipFactory(user=person, establishment=establishment)
    return establishment


@pytest.fixture
def telework():
    return ThemeFactory(parent=ThemeFactory(name_fr="Numérique"))


def test_each_screen_leads_to_the_next(client, person, house):
    assert begin(client).url == url(person, "type")
    assert keep(client, person, "type", kind="advice").url == url(person, "qui-quand-ou")
    assert keep(client, person, "qui-quand-ou").url == url(person, "etablissement")
    assert keep(client, person, "etablissement").url == url(person, "relire")
    answer = keep(client, person, "relire")
    assert answer.url == f"/demandes/{HelpRequestPage.objects.get().slug}/"
    assert "Votre demande est en ligne" in words_of(client.get(answer.url))


def test_a_verified_establishments_request_is_online_at_once(client, person, house, telework, mailoutbox):
    until_review(client, person)
    OutboxRow.objects.all().delete()
    keep(client, person, "relire")
    page = HelpRequestPage.objects.get()
    assert (page.live, page.state, page.establishment, page.kind) == (True, State.OPEN, house, HelpKind.ADVICE)
    assert [theme.slug for theme in page.themes.all()] == ["teletravail"]
    assert page.term.expires_on == timezone.localdate() + timedelta(days=30)
    assert {"index", "mail"} <= set(OutboxRow.objects.values_list("topic", flat=True))
    drain()
    assert [letter.subject for letter in mailoutbox if letter.to == [person.email]] == [
        f"Votre demande est en ligne\u202f: {page.title}"
    ]
    client.logout()
    assert NEED in words_of(client.get(f"/demandes/{page.slug}/"))


def test_another_persons_request_is_read_first(client, person, mailoutbox):
    establishment = MembershipFactory(user=person, confirmed_at=None).establishment
    until_review(client, person, establishment=str(establishment.pk))
    keep(client, person, "relire")
    page = HelpRequestPage.objects.get()
    assert (page.live, page.state) == (False, State.IN_REVIEW)
    assert page.current_workflow_state
    drain()
    assert any("bien reçue" in letter.subject for letter in mailoutbox)
    assert client.get(f"/demandes/{page.slug}/").status_code == 200
    client.logout()
    assert client.get(f"/demandes/{page.slug}/").status_code == 404
    page.current_workflow_task_state.approve(user=UserFactory(is_superuser=True))
    assert client.get(f"/demandes/{page.slug}/").status_code == 200
    assert HelpRequestPage.objects.get().state == State.OPEN


def test_what_moderators_ask_to_change_is_changed_on_the_screens_and_sent_again(client, person):
    until_review(client, person, establishment="none")
    keep(client, person, "relire")
    page = HelpRequestPage.objects.get()
    page.current_workflow_task_state.reject(user=UserFactory(is_superuser=True), comment="Précisez")
    assert HelpRequestPage.objects.get().state == State.DRAFT
    keep(client, person, "besoin", text="Nos soixante agents doivent travailler de chez eux lundi.")
    keep(client, person, "relire")
    page = HelpRequestPage.objects.get()
    assert page.state == State.IN_REVIEW
    page.current_workflow_task_state.approve(user=UserFactory(is_superuser=True))
    assert "chez eux lundi" in HelpRequestPage.objects.get().description


def test_sent_twice_it_is_one_request(client, person, house):
    form = form_in(client.get(START), having="text") | {"text": NEED}
    first, second = client.post(START, form), client.post(START, form)
    assert first.url == second.url
    assert HelpRequestPage.objects.count() == Asking.objects.count() == 1
    keep(client, person, "type", kind="advice")
    keep(client, person, "qui-quand-ou")
    keep(client, person, "etablissement")
    last = form_in(client.get(url(person, "relire")))
    addresses = {client.post(url(person, "relire"), last).url for _time in range(3)}
    page = HelpRequestPage.objects.get()
    assert addresses == {f"/demandes/{page.slug}/"}
    assert page.periods.count() == 1
    assert page.revisions.count() == 5


def test_positions_take_lines_with_days_and_hours(client, person, house):
    begin(client)
    keep(client, person, "type", kind="positions")
    day = timezone.localdate() + timedelta(days=3)
    nurse, town = ProfessionFactory(), CommuneFactory()
    typed = {"lines-0-profession": nurse.pk, "lines-0-number": "3", "lines-0-starts_on": day.isoformat()}
    hours = {"lines-0-starts_at": "21:00", "lines-0-ends_at": "06:00", "lines-0-verified_only": "on"}
    answer = keep(client, person, "qui-quand-ou", **typed, **hours, **{"lines-0-commune": "Lyon"}, more="lines")
    assert answer.status_code == 200
    assert "lines-1-profession" in answer.content.decode()
    two = form_in(answer)
    assert client.post(url(person, "qui-quand-ou"), two).status_code == 302  # the second line is empty
    need = draft_of(person).needs.get()
    assert (need.profession, need.number, need.starts_on, need.commune) == (nurse, 3, day, town)
    assert (need.starts_at.hour, need.ends_at.hour, need.verified_only) == (21, 6, True)
    keep(client, person, "etablissement", urgency="critical")
    assert "de 21 h à 6 h" in words_of(client.get(url(person, "relire")))
    keep(client, person, "relire")
    page = HelpRequestPage.objects.get()
    assert page.needs.get().number == 3
    assert page.place == Place.ON_SITE
    assert page.urgency == Urgency.CRITICAL


def test_what_is_wrong_in_a_line_is_said_and_all_is_kept(client, person):
    begin(client)
    keep(client, person, "type", kind="hands")
    keep(client, person, "qui-quand-ou", more="lines")
    answer = keep(client, person, "qui-quand-ou", **{"lines-0-number": "0", "lines-0-starts_at": "08:00"})
    assert answer.status_code == 422
    shown = words_of(answer)
    assert "Dites qui vous cherchez." in shown
    assert "Donnez les deux heures, ou aucune" in shown
    assert 'value="08:00"' in answer.content.decode()
    later = timezone.localdate() + timedelta(days=9)
    days = {"lines-0-starts_on": later.isoformat(), "lines-0-ends_on": (later - timedelta(days=1)).isoformat()}
    answer = keep(client, person, "qui-quand-ou", **{"lines-0-skill": SkillFactory().pk}, **days)
    assert "choisissez le même jour ou un jour suivant" in words_of(answer)


def test_another_kind_of_help_forgets_who_was_looked_for(client, person):
    begin(client)
    keep(client, person, "type", kind="hands")
    keep(client, person, "qui-quand-ou", **{"lines-0-skill": SkillFactory().pk})
    assert draft_of(person).needs.count() == 1
    keep(client, person, "type", kind="advice")
    assert draft_of(person).needs.count() == 0


def test_the_contact_is_kept_apart_and_never_shown(client, person, house):
    until_review(client, person, contact_phone="03 80 12 34 56", contact_email="nuit@exemple.invalid")
    keep(client, person, "relire")
    page = HelpRequestPage.objects.get()
    contact = RequestContact.objects.get(help_request=page)
    assert (contact.name, contact.phone, contact.email) == ("Camille Martin", "0380123456", "nuit@exemple.invalid")
    client.force_login(UserFactory())
    shown = client.get(f"/demandes/{page.slug}/").content.decode()
    assert "0380123456" not in shown
    assert "nuit@exemple.invalid" not in shown
    assert "0380123456" not in str(page.get_latest_revision().content)


def test_a_deadline_makes_the_request_hold_until_then(client, person, house):
    day = timezone.localdate() + timedelta(days=60)
    until_review(client, person, needed_by=day.isoformat(), urgency="high")
    keep(client, person, "relire")
    page = HelpRequestPage.objects.get()
    assert page.needed_by == day
    assert page.term.expires_on > day


@pytest.mark.parametrize("title", ["Nouvelle", "nouvelle !"])
def test_no_request_takes_an_address_of_the_site(client, person, house, title):
    until_review(client, person)
    keep(client, person, "relire", title=title)
    assert HelpRequestPage.objects.get().slug == "nouvelle-2"


def test_two_of_the_same_title_have_two_addresses(client, person, house):
    for _time in range(2):
        until_review(client, person)
        keep(client, person, "relire", title="Télétravail")
        Asking.objects.all().delete()
        HelpRequestPage.objects.filter(owner=person).update(owner=None)
    assert sorted(HelpRequestPage.objects.values_list("slug", flat=True)) == ["teletravail", "teletravail-2"]


def test_the_title_is_the_first_sentence_and_can_be_changed(client, person, house):
    until_review(client, person)
    title = "Nos soixante agents doivent pouvoir faire du télétravail dès lundi"
    assert draft_of(person).title == title
    keep(client, person, "relire", title="Ouvrir le télétravail")
    assert HelpRequestPage.objects.get().slug == "ouvrir-le-teletravail"


def test_nothing_unfinished_is_sent(client, person):
    begin(client)
    assert client.get(url(person, "relire")).url == url(person, "type")
    assert client.post(url(person, "relire"), {"title": "x"}).url == url(person, "type")
    assert not HelpRequestPage.objects.get().live


def test_a_draft_is_nobody_elses(client, person):
    begin(client)
    addresses = [url(person, slug) for slug in ("besoin", "type", "supprimer")]
    client.force_login(UserFactory())
    assert {client.get(address).status_code for address in addresses} == {404}
    assert {client.post(address, {"text": "x"}).status_code for address in addresses} == {404}


def test_a_draft_is_listed_resumed_and_deleted(client, person):
    begin(client)
    page = HelpRequestPage.objects.get()
    assert page.title in words_of(client.get(START))
    assert client.get(f"{START}{page.pk}/").url == url(person, "type")
    resume = f'href="{START}{page.pk}/"'
    assert resume in client.get(f"/demandes/{page.slug}/").content.decode()
    assert resume in client.get("/compte/").content.decode()
    answer = keep(client, person, "type", later="1")
    assert "Votre brouillon est gardé" in words_of(client.get(answer.url))
    client.post(url(person, "supprimer"))
    assert not HelpRequestPage.objects.exists()


def test_somebody_suspended_begins_and_sends_nothing(client, person, house):
    until_review(client, person)
    Suspension.objects.create(user=person)
    answer = keep(client, person, "relire")
    assert answer.status_code == 422
    assert "suspendu" in words_of(answer)
    assert not HelpRequestPage.objects.get().live
    assert "suspendu" in words_of(begin(client))
    assert HelpRequestPage.objects.count() == 1


@pytest.mark.parametrize(("answer", "proposed"), [({}, True), ({"proposes": []}, False)])
def test_the_volunteer_somebody_comes_from_is_asked_unless_told_otherwise(client, person, house, answer, proposed):
    profile = ProfilePageFactory()
    consent.give(profile.owner, Purpose.CONTACT_RELAY)
    form = form_in(client.get(f"{START}?pour={profile.slug}"), having="text") | {"text": NEED}
    assert profile.title in words_of(client.get(f"{START}?pour={profile.slug}"))
    client.post(START, form)
    assert Asking.objects.get().wished == profile.volunteer
    keep(client, person, "type", kind="advice")
    keep(client, person, "qui-quand-ou")
    keep(client, person, "etablissement")
    assert f"La proposer à {profile.title}" in words_of(client.get(url(person, "relire")))
    keep(client, person, "relire", **answer)
    assert HelpRequestPage.objects.get().offers.filter(volunteer=profile.volunteer).exists() is proposed


SCREENS = ("besoin", "type", "qui-quand-ou", "etablissement", "relire")


def questions(client, person) -> dict[str, int]:
    """Return how many queries each screen of somebody's draft makes."""
    counts = {}
    for slug in SCREENS:
        address = url(person, slug)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        # What only sets a time-out or a savepoint, as on PostgreSQL, asks for nothing.
        asking = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
        counts[slug] = sum("set_config('statement_timeout'" not in sql for sql in asking)
    return counts


def test_a_screen_asks_no_more_however_much_there_is(client, person, house):
    def more() -> None:
        for _time in range(4):
            MembershipFactory(user=person)
            theme = ThemeFactory(parent=ThemeFactory(name_fr="Numérique"))
            # Its title has a word of the need: something alike is found.
            HelpRequestFactory(title="Passer au télétravail", themes=[theme], establishment=house)
            ProfilePageFactory()

    more()
    until_review(client, person, establishment=str(house.pk))
    first = questions(client, person)
    more()
    assert questions(client, person) == first
    # Without an index, as here, the database answers what is alike.
    assert max(first.values()) <= 50


def test_a_line_more_costs_a_handful_of_questions(client, person):
    """A revision looks each of its references up; there are fifteen lines at the most."""
    begin(client)
    keep(client, person, "type", kind="hands")
    typed = [{f"lines-{row}-skill": SkillFactory(name_fr=f"Tâche {row}").pk for row in range(rows)} for rows in (1, 4)]
    counts = []
    for rows in typed:
        keep(client, person, "qui-quand-ou", **rows, **{"lines-TOTAL_FORMS": str(len(rows))})
        keep(client, person, "etablissement", establishment="none")
        counts.append(questions(client, person))
    assert all(counts[1][slug] - counts[0][slug] <= 3 * 3 for slug in SCREENS), counts


def test_what_is_kept_of_an_author_is_handed_out_and_goes_with_them(client, person, house):
    from accounts import privacy
    from accounts.privacy import Person
    from help_requests.models import KeptFinding

    begin(client)
    page = HelpRequestPage.objects.get()
    KeptFinding.objects.create(help_request=page, kind="birth_date", digest="x", by=person)
    parts = {part.name: part for part in privacy.parts()}
    told = parts["asking"].export(Person.of(person))
    assert [row["request"] for row in told["alarms_overridden"]] == [page.title]
    parts["asking"].erase(Person.of(person))
    assert not HelpRequestPage.objects.exists()
    assert not KeptFinding.objects.exists()
