"""A small portal in which everything that somebody hides, or never published, is a word found nowhere else."""

import io
import random
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from accounts import consent
from accounts.models import User
from community.models import Decision, Flag, Post
from community.moderation import hiding
from community.moderation.targets import find
from directory.choices import ShownAs
from directory.contact import actions as contact
from directory.models import (
    Invitation,
    ProfileDocument,
    ProfileProfession,
    ProfileReference,
    Upload,
    VolunteerProfilePage,
)
from directory.uploads import actions as uploads
from help_requests.models import HelpRequestPage, RequestContact
from search.models import SavedSearch
from tests.community.factories import PostFactory
from tests.directory.factories import (
    CommuneFactory,
    EstablishmentFactory,
    MembershipFactory,
    ProfessionFactory,
    ProfilePageFactory,
    ThemeFactory,
    UserFactory,
)
from tests.help_requests.factories import HelpRequestFactory
from tests.toolbox.factories import ResourceFactory, document, paper

PUBLIC = "libellule"
HIDDEN = ("phone", "photo", "organisation", "background", "references", "documents", "commune")
# Of a public list, so that the word alone is no secret: whose town it is, is.
TOWNS = ("town", "other town")
REGISTRATION, PHONE, INSIDE = "81009876543", "0698765432", "0187654321"


@cache
def secret(name: str) -> str:
    """Return the word that stands for something hidden: ten letters that are in no dictionary."""
    return "".join(random.Random(name).choices("bcdfghjklmnpqrstvwxz", k=10))


@dataclass
class Portal:
    """What was planted, and where a curious person would look besides the links."""

    secrets: set[str] = field(default_factory=set)
    addresses: list[str] = field(default_factory=list)

    def word(self, name: str) -> str:
        """Plant a word."""
        self.secrets.add(secret(name))
        return secret(name)


def planted() -> Portal:
    """Plant them all."""
    portal = Portal(secrets={REGISTRATION, PHONE, INSIDE})
    owner = UserFactory(email=f"{portal.word('address')}@exemple.invalid", last_name="Aubépine")
    EmailAddress.objects.create(user=owner, email=f"{portal.word('second address')}@exemple.invalid")
    page = a_page(portal, owner)
    withdrawn_pages(portal)
    request = requests(portal)
    what_people_do(portal, page, request)
    resources(portal)
    for public in range(8):
        ProfilePageFactory(presentation=f"Une {PUBLIC} {public}", themes=[ThemeFactory(name_fr=f"Sujet {public % 4}")])
        HelpRequestFactory(themes=[ThemeFactory(name_fr=f"Sujet {public % 4}")])
    return portal


def a_page(portal: Portal, owner: User) -> VolunteerProfilePage:
    """A page online with every field that can be hidden hidden, a photo that was replaced, and a later draft."""
    town, _other = (CommuneFactory(code=f"6990{number}", name=secret(name)) for number, name in enumerate(TOWNS))
    page = ProfilePageFactory(
        volunteer__user=owner,
        volunteer__phone=PHONE,
        volunteer__gender="woman",
        volunteer__visibility=dict.fromkeys(HIDDEN, "nobody"),
        organisation=portal.word("organisation"),
        background=portal.word("background"),
        commune=town,
        presentation=f"Une {PUBLIC} visible.",
        themes=[ThemeFactory()],
    )
    ProfileReference.objects.create(page=page, text=portal.word("reference"))
    ProfileProfession.objects.create(page=page, profession=ProfessionFactory(), registration_number=REGISTRATION)
    joined = Upload(volunteer=page.volunteer, kind="document", size=1)
    joined.file.save(f"{portal.word('document file')}.pdf", ContentFile(portal.word("document body").encode()))
    ProfileDocument.objects.create(page=page, upload=joined, title=portal.word("document title"))
    page.save_revision(user=owner).publish()
    uploads.keep_photo(owner, Image.open(io.BytesIO(a_picture(portal))))
    draft = VolunteerProfilePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.title, draft.presentation = portal.word("drafted name"), portal.word("drafted text")
    revision = draft.save_revision(user=owner)
    for purpose in consent.Purpose:
        consent.give(owner, purpose)
    portal.addresses += [
        f"/annuaire/documents/{joined.pk}/",
        f"/compte/profil/historique/{revision.pk}/",
        f"/cms/pages/{page.pk}/revisions/{revision.pk}/view/",
        f"/cms/pages/{page.pk}/revisions/compare/live...latest/",
        *(f"/cms/pages/{page.pk}/{what}/" for what in ("edit", "view_draft", "history", "usage", "copy")),
        f"/annuaire/{page.slug}/?preview=1",
        f"/annuaire/{page.slug}/telephone/",
        f"/annuaire/{page.slug}/ecrire/",
    ]
    return page


def a_picture(portal: Portal) -> bytes:
    """A photo in which a camera wrote a word."""
    data, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = portal.word("camera")
    Image.new("RGB", (60, 60), "red").save(data, "JPEG", exif=exif)
    return data.getvalue()


def withdrawn_pages(portal: Portal) -> None:
    """Pages never published, in review, taken offline, hidden by a moderator, behind a password, and erased."""
    boss = UserFactory(is_superuser=True, email=f"{portal.word('team')}@exemple.invalid")
    drafted = ProfilePageFactory(live=False, owner__last_name="x", presentation=portal.word("never published"))
    reviewed = ProfilePageFactory(live=False, presentation=portal.word("in review"))
    reviewed.get_workflow().start(reviewed, reviewed.owner)
    offline = ProfilePageFactory(presentation=portal.word("offline"))
    offline.unpublish()
    hidden = ProfilePageFactory(presentation=portal.word("hidden page"))
    hiding.hide(find("profile", hidden.pk), by=boss, reason="spam", comment=portal.word("decision"))
    gone = ProfilePageFactory(
        volunteer__user__last_name=portal.word("erased name").title(), presentation=portal.word("erased")
    )
    PostFactory(by=gone.owner, body="Reste sous un autre nom.")
    call_command("erase_person", gone.owner.email, reason="test")
    for page in (drafted, reviewed, offline, hidden):
        portal.addresses += [page.url, f"/cms/pages/{page.pk}/edit/", f"/signaler/profil/{page.pk}/"]
    portal.addresses.append(f"/annuaire/{gone.slug}/")


def requests(portal: Portal) -> HelpRequestPage:
    """A request of an establishment that hides its name, with a contact inside; drafts; posts that are hidden, held."""
    house = EstablishmentFactory(
        name=portal.word("house").title(),
        shown_as=ShownAs.TYPE,
        domains=f"{portal.word('domain')}.fr",
        verified_at=timezone.now(),
    )
    asker = UserFactory(email=f"{portal.word('asker')}@exemple.invalid")
    MembershipFactory(user=asker, establishment=house)
    request = HelpRequestFactory(owner=asker, establishment=house, title=f"Besoin de {PUBLIC}")
    RequestContact.objects.create(
        help_request=request, name=portal.word("inside"), phone=INSIDE, email=f"{portal.word('inside mail')}@x.invalid"
    )
    request.title = portal.word("drafted request")
    request.save_revision(user=asker)
    drafted = HelpRequestFactory(live=False, title=portal.word("request never published"), owner=asker)
    PostFactory(thread=request.thread, body=portal.word("hidden post"), hidden_at=timezone.now())
    held = PostFactory(thread=request.thread, body=portal.word("held post"))
    Post.objects.filter(pk=held.pk).update(held_at=timezone.now())
    Invitation.objects.create(establishment=house, email=f"{portal.word('invited')}@exemple.invalid", invited_by=asker)
    portal.addresses += [
        f"/demandes/{drafted.slug}/",
        f"/compte/etablissements/{house.pk}/",
        f"/cms/pages/{request.pk}/edit/",
        f"/signaler/message/{held.pk}/",
    ]
    return request


def what_people_do(portal: Portal, page: VolunteerProfilePage, request: HelpRequestPage) -> None:
    """What nobody but two people or the team knows: messages, flags, decisions, searches that are kept."""
    talk = contact.begin(
        page, by=request.owner, subject=portal.word("subject"), body=portal.word("message"), key="0" * 32
    ).conversation
    Flag.objects.create(
        kind="profile", object_id=page.pk, reason="other", text=portal.word("flag"),
        email=f"{portal.word('flagger')}@exemple.invalid", sender="x",
    )  # fmt: skip
    decision = Decision.objects.create(
        kind="profile", object_id=page.pk, author=page.owner, verdict="refused", comment=portal.word("comment")
    )
    kept = SavedSearch.objects.create(
        user=page.owner, name=portal.word("kept"), searched="annuaire", parameters=f"q={portal.word('searched')}"
    )
    portal.addresses += [
        f"/compte/messages/{talk.pk}/",
        f"/signaler/conversation/{talk.pk}/",
        f"/compte/decisions/{decision.pk}/",
        f"/compte/recherches/{kept.pk}/modifier/",
    ]


def resources(portal: Portal) -> None:
    """A document that nobody has published, and a file that only a draft of a published one has."""
    name = f"{portal.word('file name')}.odt"
    draft = ResourceFactory(
        live=False,
        title=portal.word("resource"),
        files=[paper(label=portal.word("label"), document=document(name, portal.word("file body").encode()))],
    )
    file = draft.get_latest_revision_as_object().files.first().document
    ResourceFactory(go_live_at=timezone.now() + timedelta(days=9), live=False, title=portal.word("scheduled"))
    portal.addresses += [f"/outils/{draft.slug}/", f"/documents/{file.pk}/{name}", f"/cms/documents/edit/{file.pk}/"]
