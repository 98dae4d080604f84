"""Leaving without a trace: the flow on the page of my data, and what is left in the files afterwards."""

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import Consent, ErasedPerson, Notification, User
from accounts.mydata import erasing
from community.models import Post
from directory.models import Invitation, Message, Volunteer, VolunteerFact, VolunteerProfilePage
from help_requests.models import RequestContact, Support
from matching.models import Call
from portal.mail import sending
from portal.mail.models import Delivery
from portal.private import erased_people
from portal.work import worker
from portal.work.models import OutboxRow
from search import indexing
from tests.accounts.factories import PASSWORD, member, sign_in
from tests.directory.factories import EstablishmentFactory, ProfilePageFactory
from tests.privacy.markers import MARKERS, found_in, somebody

URL = "/compte/donnees/effacer/"


# Wagtail leaves the file of a rendition it has just made to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


@pytest.fixture
def places(settings, tmp_path):
    """Files of this test alone."""
    settings.SEARCH_DIR, settings.PRIVATE_ROOT = tmp_path / "search", tmp_path / "private"
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("most", [erasing.VACUUM_UP_TO, 0], ids=["vacuumed", "too large to be vacuumed"])
def test_nothing_of_a_person_is_left_anywhere(places, monkeypatch, most):
    monkeypatch.setattr(erasing, "VACUUM_UP_TO", most)
    known = somebody()
    # Others in the index: a document taken out of a segment stays readable beside them until it is written anew.
    ProfilePageFactory.create_batch(3)
    indexing.rebuild()
    erased_people().parent.mkdir()
    call_command("export_person", known.user.email, out=str(erased_people().with_name("copie.zip")))
    before = found_in(MARKERS)
    assert {word for words in before.values() for word in words} == set(MARKERS)
    assert [place for place in before if "/search/" in place]
    assert [path for path in places.rglob("*quatrebarbes*") if path.is_file()]
    erased_people().with_name("copie.zip").unlink()
    call_command("erase_person", known.user.email, reason="test")
    worker.drain()
    assert found_in(MARKERS) == {}
    assert list(places.rglob("*quatrebarbes*")) == []


@pytest.mark.django_db
def test_what_others_need_stays_without_a_name(places, client):
    known = somebody()
    facts, volunteer = VolunteerFact.objects.count(), known.page.volunteer_id
    call_command("erase_person", known.user.email, reason="test")
    post = Post.objects.get(body="Voici comment faire.")
    assert (post.author, post.author_name) == (None, "Ancien membre")
    assert "Ancien membre" in client.get(known.thread.help_request.url).text
    assert VolunteerFact.objects.filter(volunteer=None).count() == facts
    assert Support.objects.filter(volunteer=volunteer).count() == 1
    assert str(Volunteer.objects.get(pk=volunteer)) == "Ancien membre"
    assert set(Message.objects.values_list("body", flat=True)) == {"Pouvez-vous nous aider ?", ""}
    assert Delivery.objects.get(recipient="autre@exemple.invalid").subject == "Ancien membre vous répond"
    assert not VolunteerProfilePage.objects.filter(pk=known.page.pk).exists()
    proofs = Consent.objects.all()
    assert {proof.user for proof in proofs} == {None}
    assert all(proof.withdrawn_at for proof in proofs)
    assert len(proofs) == 5


@pytest.mark.django_db
def test_the_name_goes_from_what_others_noted_and_were_told(places):
    known = somebody()
    known.user.first_name, known.user.last_name = "Al", "Li"
    known.user.save()
    about = {"help_request": known.thread.help_request, "by": known.colleague}
    call = Call.objects.create(**about, outcome="reached", next_step="Rappeler Al Li jeudi", key="x")
    told = {"user": known.colleague, "kind": "test", "url": "/demandes/", "key": "b"}
    notice = Notification.objects.create(**told, title=f"Al Li : {'x' * 192}")
    call_command("erase_person", known.user.email, reason="test")
    call.refresh_from_db()
    notice.refresh_from_db()
    assert call.next_step == "Rappeler Ancien membre jeudi"
    assert notice.title == f"Ancien membre : {'x' * 184}"


@pytest.mark.django_db
def test_letters_to_a_former_address_go_too(places):
    known = somebody()
    sending.queue(to="Ancienne.QB@exemple.invalid", subject="Avant", text="x")
    Invitation.objects.create(establishment=EstablishmentFactory(), email="ancienne.qb@exemple.invalid")
    RequestContact.objects.create(help_request=known.thread.help_request, email="ancienne.qb@exemple.invalid")
    known.user.email = "ancienne.qb@exemple.invalid"
    known.user.save()
    known.user.email = "zephirine.qb@exemple.invalid"
    known.user.save()
    somebody_else = member("reprise@exemple.invalid", date_joined="2024-01-01T00:00:00Z")
    call_command("erase_person", known.user.email, reason="test")
    asker = known.thread.help_request.owner.email
    assert set(Delivery.objects.values_list("recipient", flat=True)) == {"autre@exemple.invalid", asker}
    assert not Invitation.objects.exists()
    assert not RequestContact.objects.exists()
    # The address now belongs to a colleague, who joined before: a purge must not take them for who left.
    somebody_else.email = "ancienne.qb@exemple.invalid"
    somebody_else.save()
    call_command("purge")
    assert User.objects.filter(pk=somebody_else.pk).exists()


@pytest.mark.django_db
def test_who_comes_back_from_a_backup_by_a_former_address_is_erased_again(places):
    user = member("revenante@exemple.invalid", date_joined="2024-01-01T00:00:00Z")
    user.email = "depuis@exemple.invalid"
    user.save()
    call_command("erase_person", "depuis@exemple.invalid", reason="test")
    member("revenante@exemple.invalid", date_joined="2024-01-01T00:00:00Z")
    call_command("purge")
    assert not User.objects.exists()


@pytest.mark.django_db
def test_letters_to_whoever_has_the_address_now_stay(places):
    user = member("service@exemple.invalid")
    user.email = "camille@exemple.invalid"
    user.save()
    EmailAddress.objects.filter(user=user).update(email=user.email)
    member("service@exemple.invalid")
    sending.queue(to="service@exemple.invalid", subject="Pour la suivante", text="x")
    call_command("erase_person", "camille@exemple.invalid", reason="test")
    assert Delivery.objects.get().subject == "Pour la suivante"


@pytest.mark.django_db
def test_leaving_asks_who_one_is_and_for_a_word(client):
    user = member()
    sign_in(client, user.email)
    shown = client.get(URL)
    assert "Ce qui part" in shown.text
    assert "Ce qui reste, sans votre nom" in shown.text
    asked = client.post(URL, {"word": "effacer"})
    assert asked.url.startswith("/compte/reauthenticate/")
    resumed = client.post(asked.url, {"password": PASSWORD})
    assert resumed.url == "/compte/donnees/au-revoir/"
    assert not User.objects.exists()
    assert "C’est fait" in client.get(resumed.url).text
    assert client.get("/compte/").status_code == 302


@pytest.mark.django_db
def test_a_wrong_word_erases_nothing_and_is_kept(client):
    user = member()
    sign_in(client, user.email)
    client.post("/compte/reauthenticate/", {"password": PASSWORD})
    answer = client.post(URL, {"word": "oui"})
    assert answer.status_code == 200
    assert 'value="oui"' in answer.text
    assert "Écrivez exactement ce mot" in answer.text
    assert User.objects.filter(pk=user.pk).exists()


@pytest.mark.django_db
def test_the_last_person_who_may_everything_stays(client):
    last = member(is_superuser=True)
    with pytest.raises(CommandError, match="dernier compte"):
        call_command("erase_person", last.email, reason="test")
    assert User.objects.get() == last
    member("autre@exemple.invalid", is_superuser=True)
    call_command("erase_person", last.email, reason="test")
    assert not User.objects.filter(pk=last.pk).exists()


@pytest.mark.django_db
def test_a_letter_that_waits_is_never_sent_to_somebody_who_left(places, mailoutbox):
    known = somebody()
    call_command("erase_person", known.user.email, reason="test")
    worker.drain()
    told = {letter.to[0]: letter.body for letter in mailoutbox}
    # Whoever was offered help learns that it will not come, and no name.
    assert set(told) == {"autre@exemple.invalid", known.thread.help_request.owner.email}
    assert told["autre@exemple.invalid"] == "Ancien membre: bonjour"
    assert not OutboxRow.objects.exists()


@pytest.mark.django_db
def test_who_was_erased_is_erased_again_after_a_restore(places, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        member("revenante@exemple.invalid", date_joined="2024-01-01T00:00:00Z")
        call_command("erase_person", "revenante@exemple.invalid", reason="test")
    # A backup from before the erasure knows the person, and not that they left.
    ErasedPerson.objects.all().delete()
    member("revenante@exemple.invalid", date_joined="2024-01-01T00:00:00Z")
    member("restee@exemple.invalid", date_joined="2024-01-01T00:00:00Z")
    call_command("purge")
    assert [user.email for user in User.objects.all()] == ["restee@exemple.invalid"]
    # Who registers anew stays.
    member("revenante@exemple.invalid", date_joined=timezone.now())
    call_command("purge")
    assert User.objects.filter(email="revenante@exemple.invalid").exists()
