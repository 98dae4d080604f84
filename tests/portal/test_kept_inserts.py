"""A row written by a kept statement is the row that Django would have written."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, models, transaction
from django.db.models.signals import post_save

from community.choices import Voice
from community.following.models import Cause, Follow
from community.guarding.models import Screening
from community.models import Post
from portal import kept_inserts
from portal.work.models import OutboxRow
from tests.community.factories import DiscussionFactory
from tests.directory.factories import UserFactory

AT = datetime(2020, 3, 31, 10, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def new_post(**more):
    said = {"voice": Voice.VOLUNTEER, "body": "Un **mot** d’été", "at": AT}
    return Post(**{"thread": DiscussionFactory(), "author": UserFactory()} | said | more)


def columns(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_every_column_comes_back_as_django_writes_it(monkeypatch):
    words = {"thread": DiscussionFactory(), "author": UserFactory()}
    ours, theirs = new_post(**words), new_post(**words)
    ours.save()
    monkeypatch.setattr(Post, "_do_insert", models.Model._do_insert)
    theirs.save()
    mine, djangos = (columns(Post.objects.get(pk=one.pk)) for one in (ours, theirs))
    assert mine | {"id": djangos["id"]} == djangos
    assert mine["html"] == "<p>Un <strong>mot</strong> d’été</p>"


def test_it_learns_its_key_and_is_saved_again():
    post = new_post()
    post.save()
    assert post.pk
    assert not post._state.adding
    post.body = "Un autre mot"
    post.save()
    assert Post.objects.get(pk=post.pk).body == "Un autre mot"


def test_whoever_listens_hears_of_it():
    heard = []

    def hear(instance, created, **kwargs):
        heard.append((instance.pk, created))

    post = new_post()
    post_save.connect(hear, sender=Post)
    try:
        post.save()
    finally:
        post_save.disconnect(hear, sender=Post)
    assert heard == [(post.pk, True)]


def test_a_row_whose_key_is_anothers_and_its_json():
    post = new_post()
    post.save()
    Screening(post=post, points=3, rules=[["links", 3]], fingerprint="é", at=AT).save(force_insert=True)
    found = Screening.objects.get(pk=post.pk)
    assert (found.points, found.rules, found.fingerprint, found.at) == (3, [["links", 3]], "é", AT)


def test_a_row_that_may_not_be_is_refused_as_ever():
    post = new_post()
    post.save()
    Screening(post=post).save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Screening(post=post).save(force_insert=True)
    assert Screening.objects.filter(post=post).count() == 1


class TestSeveralAtOnce:
    """`insert`: no signals and no keys, as `bulk_create` where keys aren't wanted."""

    def test_all_are_written(self):
        kept_inserts.insert([OutboxRow(topic=name, payload={"é": [1, None]}) for name in ("a", "b")])
        rows = OutboxRow.objects.filter(topic__in="ab").order_by("topic")
        assert [(row.topic, row.payload, row.attempts, row.lease) for row in rows] == [
            ("a", {"é": [1, None]}, 0, ""),
            ("b", {"é": [1, None]}, 0, ""),
        ]

    @pytest.mark.parametrize("number", [1, kept_inserts.FEW, kept_inserts.FEW + 1])
    def test_what_is_there_already_stays(self, number):
        thread, people = DiscussionFactory(), [UserFactory() for _ in range(number)]
        Follow.objects.update_or_create(thread=thread, user=people[0], defaults={"cause": Cause.CHOSEN})
        rows = [Follow(thread=thread, user=person, cause=Cause.MEMBER) for person in people]
        kept_inserts.insert(rows, ignore_conflicts=True)
        found = dict(Follow.objects.filter(thread=thread, user__in=people).values_list("user", "cause"))
        assert found == {person.pk: Cause.MEMBER for person in people} | {people[0].pk: Cause.CHOSEN}

    def test_without_leave_a_conflict_is_refused(self):
        thread, person = DiscussionFactory(), UserFactory()
        rows = [Follow(thread=thread, user=person, cause=Cause.MEMBER) for _ in range(2)]
        with pytest.raises(IntegrityError), transaction.atomic():
            kept_inserts.insert(rows)

    def test_nothing_is_nothing(self):
        kept_inserts.insert([])


def test_the_statement_is_put_together_once():
    new_post().save()
    before = kept_inserts._statement.cache_info()
    new_post().save()
    after = kept_inserts._statement.cache_info()
    assert after.misses == before.misses
    assert after.hits > before.hits


def test_no_value_is_in_the_words():
    post = new_post(body="'); DROP TABLE community_post; --")
    post.save()
    assert Post.objects.get(pk=post.pk).body == "'); DROP TABLE community_post; --"
