"""Anybody says that something should not stand there, without an account, and is told what came of it."""

import pytest
from django.test import Client

from community.models import Decision, Flag, Post
from community.moderation.choices import FlagState
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.moderation.factories import flagged
from tests.toolbox.factories import ResourceFactory

GOOD = {"reason": "spam", "text": "Une annonce.", "email": ""}


@pytest.fixture
def post(db):
    return PostFactory()


def address(post):
    return f"/signaler/message/{post.pk}/"


def send(client, post, **fields):
    return client.post(address(post), GOOD | fields)


def test_each_public_item_leads_to_its_form_and_sets_no_cookie(client, post):
    profile, request = ProfilePageFactory(), post.thread.help_request
    shown = client.get(request.url)
    assert f"/signaler/demande/{request.pk}/" in shown.content.decode()
    assert address(post) in shown.content.decode()
    assert f"/signaler/profil/{profile.pk}/" in client.get(profile.url).content.decode()
    assert not client.cookies
    form = client.get(address(post))
    assert form.status_code == 200
    assert "csrftoken" in client.cookies
    assert "no-store" in form.headers["Cache-Control"]


def test_a_visitor_without_a_cookie_is_refused_by_the_token_and_not_lost(post):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address(post), GOOD).status_code == 403
    strict.get(address(post))
    token = strict.cookies["csrftoken"].value
    assert strict.post(address(post), GOOD | {"csrfmiddlewaretoken": token}).status_code == 302


def test_a_visitor_flags_and_is_thanked(client, post):
    answer = send(client, post)
    assert answer.headers["Location"] == f"{address(post)}merci/"
    assert "Merci" in client.get(answer.headers["Location"]).content.decode()
    flag = Flag.objects.get()
    assert (flag.by, flag.email, flag.region) == (None, "", post.thread.help_request.establishment.region)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"reason": ""}, "Remplissez ce champ"),
        ({"reason": "other", "text": " "}, "quelques mots"),
        ({"email": "x"}, "adresse complète"),
    ],
)
def test_what_was_typed_is_kept(client, post, fields, says):
    answer = send(client, post, **{"text": "Une annonce."} | fields)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert ("Une annonce." in answer.content.decode()) is ("text" not in fields)
    assert not Flag.objects.exists()


def test_the_same_person_twice_is_one_flag(client, post):
    for email in ("", "", "lea@exemple.invalid", "LEA@exemple.invalid"):
        send(client, post, email=email)
    client.force_login(UserFactory())
    send(client, post)
    send(client, post)
    assert Flag.objects.count() == 3


def test_a_program_is_thanked_and_forgotten(client, post):
    assert send(client, post, website="https://exemple.invalid").status_code == 302
    assert not Flag.objects.exists()


def test_too_many_are_asked_to_wait_and_keep_their_words(client, db):
    posts = [PostFactory() for _n in range(11)]
    answers = [send(client, post, text="Encore une annonce.") for post in posts]
    assert {answer.status_code for answer in answers[:10]} == {302}
    assert answers[10].status_code == 429
    assert "Encore une annonce." in answers[10].content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_nobody_reads_nobody_flags(client, db, method):
    draft, hidden = ProfilePageFactory(live=False), PostFactory()
    Post.objects.filter(pk=hidden.pk).update(hidden_at=hidden.at)
    withdrawn = HelpRequestFactory(live=False)
    for path in (f"profil/{draft.pk}", f"message/{hidden.pk}", f"demande/{withdrawn.pk}", "message/99999", "person/1"):
        assert getattr(client, method)(f"/signaler/{path}/", GOOD).status_code == 404


def test_whoever_flagged_is_told_when_it_is_followed(decide, post, letters):
    member, visitor = UserFactory(), "lea@exemple.invalid"
    flagged("post", post, by=member)
    flagged("post", post, email=visitor)
    decide("post", post, "hidden", reason="spam")
    told = {letter.to[0]: letter for letter in letters()}
    assert set(told) == {member.email, visitor, post.author.email}
    assert "donne raison" in told[visitor].body
    assert set(Flag.objects.values_list("state", "sender")) == {(FlagState.UPHELD, "")}


def test_and_when_it_is_set_aside(decide, post, letters):
    flagged("post", post, email="lea@exemple.invalid")
    decide("post", post, "dismissed")
    (letter,) = letters()
    assert "le laisse en ligne" in letter.body
    assert Post.objects.visible().filter(pk=post.pk).exists()


def test_a_document_of_the_toolbox_is_flagged_and_taken_offline(client, decide, db):
    page = ResourceFactory()
    assert f"/signaler/outil/{page.pk}/" in client.get(page.url).content.decode()
    client.post(f"/signaler/outil/{page.pk}/", GOOD)
    assert [line.title for line in client.get("/cms/moderation/").context["lines"]] == [page.title]
    assert decide("resource", page, "hidden", reason="misleading").status_code == 302
    assert client.get(page.url).status_code == 404


def test_two_moderators_settle_a_flag_once(decide, post):
    flagged("post", post)
    decide("post", post, "dismissed")
    assert decide("post", post, "dismissed").status_code == 422
    assert Decision.objects.count() == 1


def test_a_page_taken_offline_comes_back_as_it_was(decide, as_moderator, letters):
    page = ProfilePageFactory(presentation="Ce qui était en ligne.")
    page.presentation = "Un brouillon."
    page.save_revision(user=page.owner)
    decide("profile", page, "hidden", reason="misleading")
    assert as_moderator.get(page.url).status_code == 404
    batch = Decision.objects.get().batch
    assert "Annuler cette décision" in as_moderator.get(f"/cms/moderation/annuler/{batch}/").content.decode()
    as_moderator.post(f"/cms/moderation/annuler/{batch}/")
    shown = as_moderator.get(page.url).content.decode()
    assert "Ce qui était en ligne." in shown
    assert "Un brouillon." not in shown
