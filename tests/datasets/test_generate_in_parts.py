"""Generated data are written in parts: what was written stays, whatever stops it."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from datasets.generating import making
from datasets.models import RecordKind
from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage
from portal.work.models import OutboxRow
from tests.directory.factories import ProfilePageFactory

# Each part is a transaction of its own.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_stopped_in_the_middle_it_keeps_what_it_wrote_and_makes_the_rest(monkeypatch):
    """With a page that somebody else adds in between, as while a portal is in use."""
    monkeypatch.setattr(making, "BATCH", 20)
    call_command("load_reference", verbosity=0, stdout=StringIO())
    scale = {"scale": making.scale_of(60, 40, 3), "seed": 7, "until": date(2021, 6, 1)}

    def stop(kind: str, done: int, total: int) -> None:
        if kind == RecordKind.VOLUNTEER and done == 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        making.generate(**scale, progress=stop)
    assert not connection.in_atomic_block
    assert VolunteerProfilePage.objects.count() == 40
    other = VolunteerProfilePage.objects.first()
    namesake = ProfilePageFactory(title=other.title)
    making.generate(**scale)
    assert VolunteerProfilePage.objects.count() == 61
    assert HelpRequestPage.objects.count() == 40
    slugs = VolunteerProfilePage.objects.values_list("slug", flat=True)
    assert len(set(slugs)) == 61
    assert namesake.slug in slugs
    assert not any(Page.find_problems())
    # What waits for the index is everybody who was made.
    waiting = OutboxRow.objects.filter(topic="index", payload__kind="profile").values_list("payload__pk", flat=True)
    made = VolunteerProfilePage.objects.exclude(pk=namesake.pk).values_list("pk", flat=True)
    assert set(made) <= set(waiting)
