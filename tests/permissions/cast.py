"""One of everything, and people of each kind who try to reach it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from accounts import consent
from accounts.models import DataArchive, Notification, User
from accounts.roles import Role
from api.choices import Right
from api.tokens import actions as tokens
from community.choices import Voice
from community.models import Post, Thread
from community.moderation.models import Decision
from coordination.models import NeedImport
from directory.choices import MembershipRole
from directory.models import Conversation, Invitation, Message, ProfileDocument, Upload
from help_requests.asking import drafts
from help_requests.models import Offer
from search.models import SavedSearch
from tests.accounts.factories import member, with_second_factor
from tests.directory.factories import EstablishmentFactory, MembershipFactory, ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.toolbox.factories import ResourceFactory

# A letter for each: a visitor, an account alone, the owner of the things below, another volunteer, a member of an
# establishment that isn't verified, a colleague in the owner's verified one, and the four roles of the team.
VISITOR, ACCOUNT, OWNER, VOLUNTEER, UNVERIFIED, COLLEAGUE = "-", "a", "o", "v", "u", "c"
STAFF = {"M": Role.MODERATOR, "E": Role.EDITOR, "C": Role.COORDINATOR, "A": Role.ADMINISTRATOR}
EVERYBODY = (VISITOR, ACCOUNT, OWNER, VOLUNTEER, UNVERIFIED, COLLEAGUE, *STAFF)


@dataclass(frozen=True)
class Cast:
    """People by their letter, signed in, and the arguments of every address."""

    people: dict[str, Client]
    words: dict[str, Any]


def cast() -> Cast:
    """Set the stage."""
    users = {letter: user(letter) for letter in EVERYBODY if letter != VISITOR}
    things = belongings(users)
    people = {letter: signed_in(users[letter]) for letter in users} | {VISITOR: Client(raise_request_exception=False)}
    return Cast(people, things)


def on_stage(built: Cast) -> Cast:
    """Return the cast of a file for one of its tests: everybody keeps their session, in a browser of their own."""
    return Cast({letter: signed_in_as(client) for letter, client in built.people.items()}, dict(built.words))


def signed_in_as(other: Client) -> Client:
    """A browser with another's cookies."""
    client = Client(raise_request_exception=False)
    client.cookies = other.cookies.copy()
    return client


def user(letter: str) -> User:
    """Somebody of a kind."""
    made = member(f"{letter}-{letter.isupper()}@exemple.invalid".lower(), last_name=f"Personne{letter.upper()}")
    if letter in STAFF:
        made.groups.add(Group.objects.get(name=STAFF[letter]))
        with_second_factor(made)
    return made


def signed_in(person: User) -> Client:
    """A browser in which somebody is signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def belongings(users: dict[str, User]) -> dict[str, Any]:
    """Make one of everything for the owner; return the arguments of addresses by their name."""
    owner = users[OWNER]
    page = ProfilePageFactory(
        volunteer__user=owner, volunteer__visibility={"phone": "verified_establishments", "documents": "nobody"}
    )
    ProfilePageFactory(volunteer__user=users[VOLUNTEER])
    # Somebody who has said nothing of the request yet: whoever has offered is answered, not called.
    helper = ProfilePageFactory(volunteer__visibility={"phone": "verified_establishments"})
    for purpose in (consent.Purpose.CONTACT_RELAY, consent.Purpose.SHOW_PHONE):
        consent.give(helper.volunteer.user, purpose)
    for purpose in consent.Purpose:
        consent.give(owner, purpose)
    house = EstablishmentFactory(name="EHPAD des Tilleuls", verified_at=timezone.now())
    MembershipFactory(user=owner, establishment=house, role=MembershipRole.MANAGER)
    colleague = MembershipFactory(user=users[COLLEAGUE], establishment=house)
    MembershipFactory(user=users[UNVERIFIED])
    request = HelpRequestFactory(owner=owner, establishment=house)
    thread = Thread.objects.get(help_request=request)
    post = Post.objects.create(thread=thread, author=users[VOLUNTEER], voice=Voice.VOLUNTEER, body="x")
    general = Thread.objects.create(theme=ThemeFactory(), title="Un fil", author=users[VOLUNTEER])
    Post.objects.create(thread=general, author=users[VOLUNTEER], voice=Voice.VOLUNTEER, body="x")
    talk = Conversation.objects.create(volunteer=page.volunteer, starter=users[COLLEAGUE], subject="x")
    Message.objects.create(conversation=talk, author=users[COLLEAGUE], body="x", key="x")
    document = Upload(volunteer=page.volunteer, kind="document", size=1)
    document.file.save("x.pdf", ContentFile(b"%PDF-"))
    ProfileDocument.objects.create(page=page, upload=document, title="x")
    resource = ResourceFactory()
    offer = Offer.objects.create(
        help_request=request, volunteer=users[VOLUNTEER].volunteer, by=users[VOLUNTEER], origin="volunteer"
    )
    return {
        "profile": page.slug,
        "path": f"annuaire/{page.slug}/",
        "request": request.slug,
        "helper": helper.slug,
        "post": post.pk,
        "thread": thread.pk,
        "discussion": general.pk,
        "offer": offer.pk,
        "saved": SavedSearch.objects.create(user=owner, name="x", searched="annuaire", summary="x").pk,
        "archive": DataArchive.objects.create(user=owner, ready_at=timezone.now(), file="x.zip").pk,
        "talk": talk.pk,
        "document": document.pk,
        "asking": drafts.begin(owner, key="x" * 32, text="Ouvrir le télétravail", themes=(), wished=None).pk,
        "revision": page.revisions.first().pk,
        "house": house.pk,
        "finess": house.finess,
        "membership": colleague.pk,
        "invitation": Invitation.objects.create(establishment=house, email="z@exemple.invalid", invited_by=owner).pk,
        "decision": Decision.objects.create(
            kind="profile", object_id=page.pk, author=owner, by=users["M"], verdict="refused"
        ).pk,
        "resource": resource.slug,
        "file": resource.files.first().pk,
        "token": tokens.make(owner, name="x", rights=[Right.READ], days=30)[0].pk,
        "page": page.pk,
        "notice": Notification.objects.create(user=owner, kind="x", title="x", url="/demandes/", key="x").pk,
        "call_for": request.pk,
        "list": NeedImport.objects.create(source="x", file_name="x.csv", by=users["A"]).pk,
        "draft": ResourceFactory(live=False).get_latest_revision_as_object().files.first().document_id,
    }
