"""Generated data: the same for a seed, dated in the eight weeks before, valid like any other data set."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Page

from accounts.models import User
from community.models import Post, Thread
from directory.finess import is_finess
from directory.models import (
    DirectoryPage,
    Establishment,
    Volunteer,
    VolunteerFact,
    VolunteerProfilePage,
    WeeklySlot,
)
from help_requests.choices import State
from help_requests.models import HelpRequestPage, StatePeriod, Support
from portal.bulk import Planter
from tests.datasets.sets import rows
from tests.directory.factories import ProfilePageFactory, VolunteerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_lists")]


def generate(volunteers=60, requests=40, posts_per_request=3, seed=7, until="2021-06-01"):
    call_command(
        "generate_data", volunteers=volunteers, requests=requests, posts_per_request=posts_per_request, seed=seed,
        until=datetime.fromisoformat(until).date(), stdout=StringIO(),
    )  # fmt: skip


def said() -> list:
    """All that somebody can read of what was generated."""
    pages = VolunteerProfilePage.objects.values_list(
        "title", "slug", "presentation", "commune_id", "first_published_at"
    )
    asked = HelpRequestPage.objects.values_list("title", "slug", "description", "establishment__finess")
    posts = Post.objects.values_list("author__email", "at", "body")
    return [sorted(map(str, queryset)) for queryset in (pages, asked, posts)]


def test_counts_and_dates():
    generate()
    end = datetime(2021, 5, 31, 22, tzinfo=UTC)
    assert (VolunteerProfilePage.objects.live().count(), HelpRequestPage.objects.count()) == (60, 40)
    # A request that was withdrawn keeps its thread.
    published = HelpRequestPage.objects.exclude(first_published_at=None).count()
    assert Counter(Post.objects.values_list("thread", flat=True)) == dict.fromkeys(
        Thread.objects.values_list("pk", flat=True), 3
    )
    assert Thread.objects.count() == published
    moments = [
        *VolunteerFact.objects.values_list("registered_at", flat=True),
        *VolunteerFact.objects.values_list("from_at", flat=True),
        *StatePeriod.objects.values_list("started_at", flat=True),
        *Support.objects.values_list("at", flat=True),
        *Post.objects.values_list("at", flat=True),
    ]
    assert end - timedelta(weeks=8, hours=1) <= min(moments)
    assert max(moments) < end


def test_nobody_helps_before_they_are_there():
    generate()
    for support in Support.objects.select_related("volunteer__profile"):
        assert support.at >= support.volunteer.profile.first_published_at


def test_people_are_invented():
    generate()
    assert not User.objects.exclude(email__endswith=".invalid").exists()
    assert all(is_finess(number) for number in Establishment.objects.values_list("finess", flat=True))
    assert not Establishment.objects.exclude(finess__startswith="99").exists()
    assert mail.outbox == []
    assert not any(Page.find_problems())


def test_the_life_of_requests_varies():
    generate(requests=120)
    states = Counter(page.state for page in HelpRequestPage.objects.prefetch_related("periods"))
    assert {State.OPEN, State.IN_PROGRESS, State.SOLVED} <= set(states)


def test_a_second_run_changes_nothing_even_on_another_day():
    generate()
    before = rows()
    generate(until="2021-06-09")
    assert rows() == before


def test_pages_that_come_between_two_transactions_are_seen(db):
    with transaction.atomic():
        planter = Planter(DirectoryPage.objects.get())
        planter.plant([VolunteerProfilePage(title="Camille Martin", volunteer=VolunteerFactory())])
    between = ProfilePageFactory(title="Dominique Petit")
    with transaction.atomic():
        planter.renew()
        pages = [VolunteerProfilePage(title="Dominique Petit", volunteer=VolunteerFactory()) for _time in range(2)]
        planter.plant(pages)
    assert [page.slug for page in pages] == ["dominique-petit-2", "dominique-petit-3"]
    assert [page.path > between.path for page in pages] == [True, True]
    assert not any(Page.find_problems())


def test_the_same_seed_says_the_same_and_another_does_not():
    told = []
    for seed in (7, 7, 8):
        with transaction.atomic():
            generate(seed=seed)
            told.append(said())
            transaction.set_rollback(True)
    assert told[0] == told[1]
    assert told[0] != told[2]


def test_negative_numbers_are_wrong_use():
    with pytest.raises(CommandError) as refused:
        generate(volunteers=-1)
    assert refused.value.returncode == 2


def test_some_people_have_a_usual_week():
    generate()
    weeks = WeeklySlot.objects.values_list("volunteer", flat=True).distinct().count()
    assert 0 < weeks < Volunteer.objects.count() / 2
