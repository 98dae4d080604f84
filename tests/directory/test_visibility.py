"""Who sees what of a volunteer's page: chosen field by field, in force at once, everywhere."""

import pytest

from accounts import consent
from accounts.consent import Purpose
from directory import visibility
from directory.models import Area, ProfileProfession, ProfileReference
from portal.work.models import OutboxRow
from search.documents import documents_for
from tests.directory.browsing import form_in, words_of
from tests.directory.factories import (
    CommuneFactory,
    EstablishmentFactory,
    MembershipFactory,
    ProfessionFactory,
    ProfilePageFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

CHOOSE = "/compte/profil/visibilite/"
# What stands for each field on the page.
SIGNS = {
    "organisation": "Clinique Sainte-Marque",
    "commune": "Lyon (69)",
    "background": "Formée à Trifouillis.",
    "languages": "turc",
    "references": "Plan blanc de Valclair",
    "registration_number": "81000000000",
}


@pytest.fixture
def page():
    page = ProfilePageFactory(
        organisation=SIGNS["organisation"],
        commune=CommuneFactory(),
        background=SIGNS["background"],
        languages=["tr"],
        professions=[],
        volunteer__area__remote=True,
    )
    ProfileReference.objects.create(page=page, text=SIGNS["references"])
    ProfileProfession.objects.create(
        page=page, profession=ProfessionFactory(), registration_number=SIGNS["registration_number"]
    )
    return page


def readers(page):
    verified = EstablishmentFactory(verified_at="2020-04-01T00:00Z")
    return {
        "anonymous": None,
        "stranger": UserFactory(),
        "unverified": MembershipFactory().user,
        "unconfirmed": MembershipFactory(establishment=verified, confirmed_at=None).user,
        "verified": MembershipFactory(establishment=verified).user,
    }


def show(page, **audiences):
    page.volunteer.visibility = audiences
    page.volunteer.save()


@pytest.mark.parametrize("field", list(SIGNS))
@pytest.mark.parametrize(
    ("audience", "who_sees"),
    [
        ("everyone", {"anonymous", "stranger", "unverified", "unconfirmed", "verified"}),
        ("verified_establishments", {"verified"}),
        ("nobody", set()),
        ("a word of no list", set()),
    ],
)
def test_each_field_is_seen_by_those_it_is_shown_to(client, page, field, audience, who_sees):
    show(page, **{field: audience})
    for name, reader in readers(page).items():
        client.logout()
        if reader:
            client.force_login(reader)
        shown = words_of(client.get(f"/annuaire/{page.slug}/"))
        assert (SIGNS[field].lower() in shown.lower()) is (name in who_sees), name


@pytest.mark.parametrize("field", ["organisation", "commune", "background"])
@pytest.mark.parametrize(("audience", "is_found"), [("everyone", True), ("verified_establishments", False)])
def test_the_index_holds_only_what_everybody_sees(page, field, audience, is_found):
    show(page, **{field: audience})
    document = next(documents_for("profile", [page.pk]))
    assert (SIGNS[field].removesuffix(" (69)") in repr(document)) is is_found


def test_a_hidden_town_leaves_the_region_and_takes_the_departement(page):
    show(page, commune="nobody")
    document = next(documents_for("profile", [page.pk]))
    assert document.facets["region"] == ("84",)
    assert document.facets["departement"] == ()
    assert document.commune == ""
    assert "Rhône" not in document.texts["place"].replace("Auvergne-Rhône-Alpes", "")


@pytest.mark.parametrize(
    ("field", "audience"),
    [("phone", "nobody"), ("registration_number", "nobody"), ("documents", "verified_establishments")],
)
def test_what_holds_until_somebody_chooses(page, field, audience):
    assert visibility.audience(page.volunteer, field) == audience


def test_a_choice_holds_at_once_and_needs_no_review(client, page):
    client.force_login(page.owner)
    revisions = page.revisions.count()
    OutboxRow.objects.all().delete()
    typed = form_in(client.get(CHOOSE)) | {"background": "nobody"}
    assert client.post(CHOOSE, typed).status_code == 302
    client.logout()
    assert SIGNS["background"] not in words_of(client.get(f"/annuaire/{page.slug}/"))
    assert page.revisions.count() == revisions
    assert OutboxRow.objects.filter(topic="index", payload__pk=page.pk).exists()


def test_a_telephone_number_is_never_for_everybody(client, page):
    client.force_login(page.owner)
    typed = form_in(client.get(CHOOSE)) | {"phone": "everyone", "phone_number": "0612345678", "agrees_to_phone": "on"}
    assert client.post(CHOOSE, typed).status_code == 200
    page.volunteer.refresh_from_db()
    assert visibility.audience(page.volunteer, "phone") == "nobody"


def test_showing_a_number_is_agreed_to_and_taken_back(client, page):
    client.force_login(page.owner)
    agreed = {"phone": "verified_establishments", "phone_number": "+33 6 12 34 56 78", "agrees_to_phone": "on"}
    client.post(CHOOSE, form_in(client.get(CHOOSE)) | agreed)
    assert consent.holds(page.owner, Purpose.SHOW_PHONE)
    client.post(CHOOSE, form_in(client.get(CHOOSE)) | {"phone": "nobody"})
    assert not consent.holds(page.owner, Purpose.SHOW_PHONE)


QUESTIONS = ("q=Sainte-Marque", "q=Trifouillis", "q=Lyon", "departement=69", "pres_de=69123&rayon=5", "region=84", "q=")


def test_search_answers_as_if_what_is_hidden_had_never_been_written(client, searchable, page):
    show(page, organisation="verified_establishments", commune="nobody", background="nobody")
    page.get_latest_revision().publish()
    searchable()
    hidden = [client.get(f"/annuaire/?{question}").content for question in QUESTIONS]
    assert page.title in hidden[-1].decode()
    page.organisation, page.background, page.commune = "", "", None
    page.save_revision().publish()
    searchable()
    assert [client.get(f"/annuaire/?{question}").content for question in QUESTIONS] == hidden


def test_the_preview_for_establishments_shows_what_they_see(client, page):
    show(page, background="verified_establishments", organisation="nobody")
    client.force_login(page.owner)
    public = words_of(client.get("/compte/profil/apercu/"))
    theirs = words_of(client.get("/compte/profil/apercu/?pour=etablissements"))
    assert SIGNS["background"] not in public
    assert SIGNS["background"] in theirs
    assert SIGNS["organisation"] not in public + theirs


def test_a_hidden_town_is_not_told_by_the_circle_around_it(client, page):
    Area.objects.filter(volunteer=page.volunteer).update(around=page.commune, radius_km=30)
    assert "30 km autour de Lyon" in words_of(client.get(f"/annuaire/{page.slug}/"))
    show(page, commune="nobody")
    shown = words_of(client.get(f"/annuaire/{page.slug}/"))
    assert "Lyon" not in shown
    assert "à 30 km au plus de sa commune" in shown.lower()
