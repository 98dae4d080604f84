"""`check_integrity` finds what should never be, and mends what can be mended."""

import os
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from accounts.mydata.erasing import note_outside
from community.models import Thread
from directory.models import Upload
from help_requests.choices import OfferOrigin, OfferState
from help_requests.models import Filling, Offer, StatePeriod
from portal.private import erased_people
from portal.work import outbox
from portal.work.models import OutboxRow
from search.engines import engine
from tests.directory.factories import ProfilePageFactory, ThemeFactory, VolunteerFactory
from tests.directory.searchable import searchable
from tests.help_requests.factories import HelpRequestFactory, fill, need

__all__ = ["searchable"]
LONG_AGO = time.time() - 3 * 24 * 60 * 60


@pytest.fixture
def sound(searchable, settings, tmp_path):
    """A portal in which all is well; calling it has the worker do what is due."""
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"
    return searchable


def check(*options: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("check_integrity", *options, stdout=out)
    except SystemExit as left:
        return int(left.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_all_is_well(sound):
    HelpRequestFactory(needs=[need()])
    ProfilePageFactory()
    sound()
    assert check() == (0, "problems: 0\n")


def stateless():
    page = HelpRequestFactory()
    StatePeriod.objects.filter(help_request=page).update(ended_at=timezone.now())
    OutboxRow.objects.all().delete()
    return f"requests-stateless: request {page.slug}"


def without_thread():
    page = HelpRequestFactory()
    Thread.objects.filter(help_request=page).delete()
    return f"threads: request {page.slug}"


def crowded():
    page = HelpRequestFactory(needs=[need(number=1)])
    fill(page, 1)
    Filling.objects.create(need=page.needs.first(), number=1, at=timezone.now())
    return "needs-crowded:"


def unassigned():
    Offer.objects.create(
        help_request=HelpRequestFactory(),
        volunteer=VolunteerFactory(),
        origin=OfferOrigin.VOLUNTEER,
        state=OfferState.ACCEPTED,
    )
    return "offers-unassigned:"


def stuck():
    outbox.put("task", x="secret@exemple.invalid")
    OutboxRow.objects.update(dead_at=timezone.now(), last_error="SMTPError: secret@exemple.invalid")
    return "outbox: task"


def late():
    outbox.put("task", x=1)
    OutboxRow.objects.update(available_at=timezone.now() - timedelta(hours=7))
    return "outbox: task"


def lost_file():
    upload = Upload(volunteer=VolunteerFactory(), kind="document", size=1)
    upload.file.save("x.pdf", ContentFile(b"%PDF-"))
    Path(upload.file.path).unlink()
    return "files-lost: directory.Upload"


def elsewhere():
    page = ProfilePageFactory(themes=[ThemeFactory()])
    page.profile_themes.update(zone="29")
    return "offered-elsewhere: profiletheme"


PLANTS = [stateless, without_thread, crowded, unassigned, stuck, late, lost_file, elsewhere]


@pytest.mark.parametrize("plant", PLANTS)
def test_what_should_never_be_is_named(sound, plant):
    line = plant()
    if plant not in (stuck, late):
        sound()
    code, said = check()
    assert code == 1
    assert line in said
    assert "secret" not in said


def test_the_index_is_compared_and_mended(sound):
    page = ProfilePageFactory()
    sound()
    type(page).objects.filter(pk=page.pk).update(title="Autre nom")
    ProfilePageFactory()
    OutboxRow.objects.all().delete()
    code, said = check("--fix")
    assert said.count("index: profile:") == 2
    assert (code, "index: 2 mended" in said) == (0, True)
    assert len(engine().digests()) == 2
    assert check()[0] == 0


def test_what_is_offered_is_put_where_its_owner_is(sound):
    elsewhere()
    sound()
    code, said = check("--fix")
    assert (code, "offered-elsewhere: 1 mended" in said) == (0, True)
    assert check()[0] == 0


def test_a_thread_and_what_was_given_up_are_mended(sound):
    without_thread()
    sound()
    stuck()
    assert check("--fix")[0] == 0
    assert OutboxRow.objects.dead().count() == 0


def test_a_file_of_nobody_goes_and_a_young_one_stays(sound, settings):
    folder = Path(settings.MEDIA_ROOT) / "images"
    folder.mkdir(parents=True)
    old, young = folder / "old.jpg", folder / "young.jpg"
    for path in (old, young):
        path.write_bytes(b"x")
    os.utime(old, (LONG_AGO, LONG_AGO))
    code, said = check()
    assert (code, "old.jpg" in said, "young.jpg" in said) == (1, True, False)
    assert check("--fix")[0] == 0
    assert (old.exists(), young.exists()) == (False, True)


def test_the_list_of_erased_people_is_no_file_of_nobody(sound):
    note_outside(["0123"])
    os.utime(erased_people(), (LONG_AGO, LONG_AGO))
    assert check("--fix") == (0, "problems: 0\n")
    assert erased_people().read_text(encoding="ascii").endswith(" 0123\n")
