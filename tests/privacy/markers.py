"""Somebody of whom the portal knows all it can know, in words found nowhere else, and where these words still stand."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.images import ImageFile
from django.db import connection
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from accounts import consent
from accounts.models import Notification, User
from community.actions import add_post
from community.choices import Voice
from community.models import Thread
from directory.models import (
    Block,
    ContactReveal,
    Conversation,
    Membership,
    Message,
    Solicitation,
    VolunteerProfilePage,
)
from help_requests.actions import record_support
from help_requests.offering.actions import offer_help
from portal.mail import sending
from search.saved import actions as saved_searches
from tests.accounts.factories import member, with_second_factor
from tests.directory.factories import EstablishmentFactory, ProfilePageFactory, ThemeFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

FIRST, LAST = "Zéphirine", "Quatrebarbes"
MARKERS = (
    LAST, LAST.lower(), "zephirine.qb", "0655443322",
    "calembredaine", "xylophoniste", "brouillonnant", "théodolite", "persiflage", "brimborion",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """The person, and others who know them."""

    user: User
    page: VolunteerProfilePage
    thread: Thread
    colleague: User


def somebody() -> Known:
    """Somebody with a page in two versions, a photo, posts, support, conversations, letters, sessions, agreements."""
    user = with_second_factor(member("zephirine.qb@exemple.invalid", first_name=FIRST, last_name=LAST))
    page = ProfilePageFactory(
        volunteer__user=user,
        volunteer__phone="0655443322",
        presentation="Je suis xylophoniste à mes heures.",
        photo=picture(user),
        themes=[ThemeFactory()],
    )
    page.presentation = "Un texte brouillonnant."
    page.save_revision(user=user, log_action=True)
    for purpose in consent.Purpose:
        consent.give(user, purpose)
    thread = discussion(user, page)
    colleague = correspondence(user, page)
    sending.queue(to=user.email, subject="Une lettre", text=f"Bonjour {FIRST} {LAST}, persiflage")
    sending.queue(to="autre@exemple.invalid", subject=f"{FIRST} {LAST} vous répond", text=f"{FIRST} {LAST}: bonjour")
    told = {"kind": "test", "url": "/demandes/", "key": "a"}
    Notification.objects.create(user=user, title="Une demande persiflage", **told)
    Notification.objects.create(user=colleague, title=f"{FIRST} {LAST} répond", actor=f"{FIRST} {LAST}", **told)
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["note"] = "brimborion"
    session.save()
    saved_searches.save(user, "/annuaire/?q=brimborion")
    return Known(user, VolunteerProfilePage.objects.get(pk=page.pk), thread, colleague)


def picture(user: User) -> AbstractImage:
    """A photo whose title is a name, with a rendition."""
    image = get_image_model().objects.create(
        title=f"{FIRST} {LAST}", file=drawn("quatrebarbes.png"), uploaded_by_user=user
    )
    image.renditions.create(filter_spec="fill-40x40", file=drawn("quatrebarbes.fill-40x40.png"), width=80, height=80)
    return image


def drawn(name: str) -> ImageFile:
    """A red square in a file of this name."""
    raw = io.BytesIO()
    Pillow.new("RGB", (80, 80), "red").save(raw, "PNG")
    return ImageFile(raw, name=name)


def discussion(user: User, page: VolunteerProfilePage) -> Thread:
    """A request in which this person answered and gave support, and a report with figures that count them."""
    request = HelpRequestFactory()
    thread = Thread.objects.get(help_request=request)
    add_post(thread, by=user, body="Voici comment faire.", voice=Voice.VOLUNTEER)
    record_support(request, volunteer=page.volunteer, channel="phone")
    offer_help(request, volunteer=page.volunteer, by=user, message="Sans calembredaine, je viens.", reach=["phone"])
    return thread


def correspondence(user: User, page: VolunteerProfilePage) -> User:
    """A conversation with a colleague, a number shown, a block, a membership."""
    colleague, establishment = UserFactory(last_name="Colombe"), EstablishmentFactory()
    Membership.objects.create(user=user, establishment=establishment)
    talk = Conversation.objects.create(volunteer=page.volunteer, starter=colleague, subject="Télétravail")
    Message.objects.create(conversation=talk, author=colleague, body="Pouvez-vous nous aider ?", key="a")
    Message.objects.create(conversation=talk, author=user, body="Mon théodolite est prêt.", key="b")
    ContactReveal.objects.create(volunteer=page.volunteer, reader=colleague, establishment=establishment)
    Solicitation.objects.create(volunteer=page.volunteer, by=colleague, kind="message")
    Block.objects.create(by=user, blocked=colleague)
    return colleague


def found_in(markers: tuple[str, ...]) -> dict[str, set[str]]:
    """Return where the words still stand: in the database, in the index, in the files."""
    places = {**dict(in_database()), **dict(in_files())}
    spelled = {word: [word.encode(), word.encode("unicode_escape"), word.encode("utf-16-le")] for word in markers}
    hits = {
        place: {w for w, ways in spelled.items() if any(one in raw for one in ways)} for place, raw in places.items()
    }
    return {place: words for place, words in hits.items() if words}


def in_database() -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of an SQLite file and of what lies beside it; of PostgreSQL, every table as text."""
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        for file in (path, path.with_name(f"{path.name}-wal")):
            if file.exists():
                yield file.name, file.read_bytes()
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT t::text FROM {connection.ops.quote_name(table)} t")
            yield table, "\n".join(row for (row,) in cursor.fetchall()).encode()


def in_files() -> Iterator[tuple[str, bytes]]:
    """Yield every file the portal wrote: media, index, archives, by its path, which may itself say a name."""
    for root in (settings.MEDIA_ROOT, settings.SEARCH_DIR, settings.PRIVATE_ROOT):
        for path in Path(root).rglob("*"):
            if path.is_file():
                yield str(path), str(path).encode() + b"\n" + unpacked(path)


def unpacked(path: Path) -> bytes:
    """Return what a file says; of a zip, what its members say."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())
