"""The people of an establishment: confirming, inviting, roles, ending, leaving, handing over; and who may not."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.addresses import confirm_address
from directory import permissions
from directory.choices import EstablishmentChange as Change
from directory.choices import MembershipRole, ShownAs
from directory.models import EstablishmentEvent, Invitation, Membership
from portal.work.worker import drain
from tests.directory.factories import EstablishmentFactory, MembershipFactory, ProfilePageFactory, UserFactory

pytestmark = pytest.mark.django_db
HERE = "/compte/etablissements/"
MANAGER, MEMBER = MembershipRole.MANAGER, MembershipRole.MEMBER


class Cast:
    """A verified establishment with a manager, a member, somebody who waits, and a manager from elsewhere."""

    def __init__(self):
        self.establishment = EstablishmentFactory(verified_at=timezone.now())
        self.manager = self.person("manager@exemple.invalid", MANAGER)
        self.member = self.person("member@exemple.invalid", MEMBER)
        self.waiting = self.person("waiting@exemple.invalid", MEMBER, confirmed_at=None)
        self.elsewhere = MembershipFactory(role=MANAGER, establishment__verified_at=timezone.now())

    def person(self, email, role, **fields):
        membership = MembershipFactory(establishment=self.establishment, user__email=email, role=role, **fields)
        confirm_address(membership.user)
        return membership


@pytest.fixture
def cast():
    return Cast()


def now(membership):
    return Membership.objects.filter(pk=membership.pk).first()


def letters(mailoutbox):
    drain()
    return {letter.to[0]: letter for letter in mailoutbox}


ROLES = ("manager", "member", "waiting", "elsewhere", "nobody")
DEEDS = {
    "confirmer": ("waiting", {}),
    "refuser": ("waiting", {"reason": "Nous ne vous connaissons pas."}),
    "role": ("member", {"role": "manager"}),
    "retirer": ("member", {}),
    "transmettre": ("member", {}),
}


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("deed", DEEDS)
def test_who_decides_on_a_membership(client, cast, who, deed):
    if who != "nobody":
        client.force_login(getattr(cast, who).user)
    whose, sent = DEEDS[deed]
    target = getattr(cast, whose)
    before = (target.role, target.confirmed_at)
    answer = client.post(f"{HERE}membres/{target.pk}/{deed}/", sent)
    after = now(target)
    changed = after is None or (after.role, after.confirmed_at) != before
    assert changed is (who == "manager")
    assert answer.status_code == (302 if who in ("manager", "nobody") else 404)


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize(
    ("deed", "sent"),
    [("inviter", {"email": "nouvelle@exemple.invalid", "role": "member"}), ("affichage", {"shown_as": "type"})],
)
def test_who_decides_for_the_establishment(client, cast, who, deed, sent):
    if who != "nobody":
        client.force_login(getattr(cast, who).user)
    client.post(f"{HERE}{cast.establishment.pk}/{deed}/", sent)
    cast.establishment.refresh_from_db()
    done = Invitation.objects.exists() or cast.establishment.shown_as == ShownAs.TYPE
    assert done is (who == "manager")


@pytest.mark.parametrize(("who", "answer"), [*zip(ROLES, (200, 200, 200, 404, 302), strict=True)])
def test_who_sees_what_on_its_page(client, cast, who, answer):
    if who != "nobody":
        client.force_login(getattr(cast, who).user)
    page = client.get(f"{HERE}{cast.establishment.pk}/")
    assert page.status_code == answer
    text = page.content.decode()
    assert (str(cast.member.user) in text) is (who in ("manager", "member"))
    assert (str(cast.waiting.user) in text) is (who in ("manager", "waiting") and who == "manager")
    assert ("Inviter un ou une collègue" in text) is (who == "manager")
    assert "@exemple.invalid" not in text.replace("address@", "")


def test_nobody_decides_on_their_own_membership(client, cast):
    client.force_login(cast.manager.user)
    assert client.post(f"{HERE}membres/{cast.manager.pk}/role/", {"role": "member"}).status_code == 404
    assert not permissions.may_decide(cast.manager.user, cast.manager)


def test_each_change_is_logged_and_told(client, cast, mailoutbox):
    client.force_login(cast.manager.user)
    client.post(f"{HERE}membres/{cast.waiting.pk}/confirmer/")
    client.post(f"{HERE}membres/{cast.member.pk}/role/", {"role": "manager"})
    event = EstablishmentEvent.objects.get(kind=Change.CONFIRMED)
    assert (event.by, event.about) == (cast.manager.user, cast.waiting.user)
    sent = letters(mailoutbox)
    assert "Vous pouvez agir pour" in sent["waiting@exemple.invalid"].subject
    assert "Vous êtes désormais responsable" in sent["member@exemple.invalid"].subject
    page = client.get(f"{HERE}{cast.establishment.pk}/").content.decode()
    assert "Rattachement confirmé" in page


def test_a_letter_is_in_its_readers_language(client, cast, mailoutbox):
    type(cast.waiting.user).objects.filter(pk=cast.waiting.user_id).update(language="en")
    client.force_login(cast.manager.user)
    client.post(f"{HERE}membres/{cast.waiting.pk}/refuser/", {"reason": "Sans motif."})
    letter = letters(mailoutbox)["waiting@exemple.invalid"]
    assert "was turned down" in letter.subject
    assert "Sans motif." in letter.body
    assert "/en/compte/etablissements/" in letter.body


def test_a_refusal_needs_its_reason(client, cast):
    client.force_login(cast.manager.user)
    answer = client.post(f"{HERE}membres/{cast.waiting.pk}/refuser/", {"reason": " "})
    assert answer.status_code == 200
    assert "Remplissez ce champ." in answer.content.decode()
    assert now(cast.waiting)


def test_the_last_manager_hands_over_before_leaving(client, cast, mailoutbox):
    client.force_login(cast.manager.user)
    page = client.post(f"{HERE}{cast.establishment.pk}/quitter/", follow=True).content.decode()
    assert "Un établissement a besoin d’une personne responsable" in page
    assert now(cast.manager)
    client.post(f"{HERE}membres/{cast.member.pk}/transmettre/")
    assert (now(cast.member).role, now(cast.manager).role) == (MANAGER, MEMBER)
    client.post(f"{HERE}{cast.establishment.pk}/quitter/")
    assert now(cast.manager) is None
    assert "n’agit plus pour" in letters(mailoutbox)["member@exemple.invalid"].subject


def test_whoever_waits_is_not_handed_over_to(client, cast):
    client.force_login(cast.manager.user)
    client.post(f"{HERE}membres/{cast.waiting.pk}/transmettre/")
    assert now(cast.manager).role == MANAGER


@pytest.mark.parametrize("who", ["member", "waiting"])
def test_a_member_leaves_and_a_request_is_taken_back(client, cast, who):
    client.force_login(getattr(cast, who).user)
    assert client.get(f"{HERE}{cast.establishment.pk}/quitter/").status_code == 200
    client.post(f"{HERE}{cast.establishment.pk}/quitter/")
    assert now(getattr(cast, who)) is None


def invited(client, cast, mailoutbox, email="nouvelle@exemple.invalid", role="member"):
    """Have the manager invite; return the letter's link."""
    client.force_login(cast.manager.user)
    client.post(f"{HERE}{cast.establishment.pk}/inviter/", {"email": email, "role": role})
    client.logout()
    return re.search(r"http://localhost(\S+/invitation/\S+)", letters(mailoutbox)[email.lower()].body)[1]


def test_an_invitation_is_accepted_after_signing_up(client, cast, mailoutbox):
    link = invited(client, cast, mailoutbox, email="Nouvelle@Exemple.invalid", role="manager")
    assert client.get(link).url.startswith("/compte/login/?next=")
    newcomer = UserFactory(email="nouvelle@exemple.invalid")
    client.force_login(newcomer)
    assert "envoyée à une autre adresse" in client.get(link).content.decode()
    confirm_address(newcomer)
    assert "Accepter l’invitation" in client.get(link).content.decode()
    assert not permissions.acts_for(newcomer, cast.establishment)
    client.post(link)
    assert permissions.manages(newcomer, cast.establishment)
    assert permissions.is_verified_member(newcomer)
    assert "agit désormais pour" in letters(mailoutbox)["manager@exemple.invalid"].subject
    assert client.get(link).status_code == 404


def test_its_link_leads_through_opening_an_account(client, cast, mailoutbox):
    link = invited(client, cast, mailoutbox)
    door = client.get(link, follow=True).content.decode()
    signup = re.search(r'href="(/compte/signup/[^"]+)"', door)[1].replace("&amp;", "&")
    client.post(signup, {"email": "nouvelle@exemple.invalid", "next": link})
    drain()
    code = re.search(r"^\s*(\S{4}-\S{4})\s*$", mailoutbox[-1].body, re.MULTILINE)[1]
    arrived = client.post("/compte/confirm-email/", {"code": code})
    assert arrived.url == link
    assert f'name="next" value="{link}"' in client.get(link, follow=True).text
    named = client.post("/compte/nom/", {"first_name": "Maïté", "last_name": "Aubry", "language": "fr", "next": link})
    assert named.url == link
    client.post(link)
    assert cast.establishment.memberships.confirmed().filter(user__email="nouvelle@exemple.invalid").exists()


def test_it_waits_in_my_space_too(client, cast, mailoutbox):
    invited(client, cast, mailoutbox)
    newcomer = UserFactory(email="nouvelle@exemple.invalid")
    confirm_address(newcomer)
    client.force_login(newcomer)
    assert "vous invite à agir pour" in client.get("/compte/").content.decode()
    client.post(f"{HERE}invitations/{Invitation.objects.get().pk}/accepter/")
    assert permissions.acts_for(newcomer, cast.establishment)


@pytest.mark.parametrize("harm", ["forged", "expired", "withdrawn", "of somebody else"])
def test_an_invitation_that_does_not_hold(client, cast, mailoutbox, harm):
    link = invited(client, cast, mailoutbox)
    stranger = UserFactory()
    confirm_address(stranger)
    client.force_login(stranger)
    if harm == "forged":
        link = link.rstrip("/")[:-2] + "xy/"
    if harm == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    if harm == "withdrawn":
        client.force_login(cast.manager.user)
        client.post(f"{HERE}invitations/{Invitation.objects.get().pk}/retirer/")
        client.force_login(stranger)
    answers = {client.get(link).status_code, client.post(link).status_code}
    assert answers == ({200} if harm == "of somebody else" else {404})
    pk = Invitation.objects.values_list("pk", flat=True).first() or 0
    assert client.post(f"{HERE}invitations/{pk}/accepter/").status_code == 404
    assert not permissions.acts_for(stranger, cast.establishment)


def test_inviting_tells_nothing_of_accounts_and_keeps_what_was_typed(client, cast):
    client.force_login(cast.manager.user)
    address = f"{HERE}{cast.establishment.pk}/inviter/"
    answers = [
        client.post(address, {"email": email, "role": "member"}, follow=True).content.decode()
        for email in (cast.elsewhere.user.email, "personne@exemple.invalid")
    ]
    assert all("L’invitation est partie." in answer for answer in answers)
    wrong = client.post(address, {"email": "pas une adresse", "role": "manager"}).content.decode()
    assert 'value="pas une adresse"' in wrong
    again = client.post(address, {"email": cast.member.user.email, "role": "member"}).content.decode()
    assert "agit déjà pour l’établissement" in again


def test_invited_twice_is_one_invitation(client, cast):
    client.force_login(cast.manager.user)
    for role in ("member", "manager"):
        client.post(f"{HERE}{cast.establishment.pk}/inviter/", {"email": "a@exemple.invalid", "role": role})
    assert Invitation.objects.get().role == MANAGER


def invite_again_and_again(client, pk, addresses):
    """Invite, and withdraw at once; return how many letters were told to be on their way."""
    told = 0
    for address in addresses:
        answer = client.post(f"{HERE}{pk}/inviter/", {"email": address, "role": "member"}, follow=True).text
        told += "L’invitation est partie." in answer
        Invitation.objects.all().delete()
    return told, answer


def test_one_address_is_written_to_three_times_a_day_whoever_invites(client, cast, mailoutbox):
    client.force_login(cast.manager.user)
    told, last = invite_again_and_again(client, cast.establishment.pk, ["Loin@exemple.invalid"] * 4)
    assert told == 3
    assert "plusieurs fois aujourd’hui" in last
    assert 'value="Loin@exemple.invalid"' in last
    client.force_login(cast.elsewhere.user)
    assert invite_again_and_again(client, cast.elsewhere.establishment_id, ["loin@exemple.invalid"])[0] == 0
    drain()
    assert len(mailoutbox) == 3


def test_one_person_sends_forty_invitations_a_day(client, cast):
    client.force_login(cast.manager.user)
    addresses = [f"a{number}@exemple.invalid" for number in range(41)]
    told, last = invite_again_and_again(client, cast.establishment.pk, addresses)
    assert told == 40
    assert "continuez demain" in last


def test_one_person_is_volunteer_and_member(client, cast):
    page = ProfilePageFactory(volunteer__user=cast.member.user)
    client.force_login(cast.member.user)
    assert client.get("/compte/disponibilite/").status_code == 200
    assert client.get(f"{HERE}{cast.establishment.pk}/").status_code == 200
    assert page.owner == cast.member.user


@pytest.mark.parametrize("colleagues", [1, 12])
def test_the_page_costs_the_same_however_many_people(client, cast, colleagues, django_assert_max_num_queries):
    for number in range(colleagues):
        cast.person(f"c{number}@exemple.invalid", MEMBER)
        cast.person(f"w{number}@exemple.invalid", MEMBER, confirmed_at=None)
        Invitation.objects.create(establishment=cast.establishment, email=f"i{number}@exemple.invalid")
        EstablishmentEvent.objects.create(
            establishment=cast.establishment, kind=Change.ASKED, by=cast.member.user, about=cast.member.user
        )
    client.force_login(cast.manager.user)
    client.get(f"{HERE}{cast.establishment.pk}/")
    with django_assert_max_num_queries(12):
        client.get(f"{HERE}{cast.establishment.pk}/")
