"""Wagtail's background tasks go through the same outbox as everything else."""

import pytest
from django.db import transaction
from django_tasks import task
from wagtail.models import Page, ReferenceIndex

from accounts.models import User
from home.models import HomePage, StandardPage
from portal.work import worker
from portal.work.models import OutboxRow

pytestmark = pytest.mark.django_db


@task()
def remember(address: str, *, name: str) -> None:
    """A task of our own: makes somebody."""
    User.objects.create_user(address, first_name=name)


def test_a_task_is_a_row_until_the_worker_comes():
    remember.enqueue("camille@example.org", name="Camille")
    assert OutboxRow.objects.get().topic == "task"
    assert not User.objects.exists()
    worker.drain()
    assert User.objects.get().first_name == "Camille"
    assert not OutboxRow.objects.exists()


def test_a_task_of_a_change_that_fails_is_not_done():
    with pytest.raises(LookupError), transaction.atomic():
        remember.enqueue("camille@example.org", name="Camille")
        raise LookupError
    assert worker.drain() == 0


def test_wagtail_keeps_its_references_through_the_worker():
    home = HomePage.objects.get()
    target = home.add_child(instance=StandardPage(title="Mentions légales"))
    link = f'<p><a linktype="page" id="{target.pk}">Mentions</a></p>'
    source = home.add_child(instance=StandardPage(title="Aide", prose=[("text", link)]))
    references = ReferenceIndex.get_references_to(Page.objects.get(pk=target.pk))
    assert not references.filter(object_id=str(source.pk)).exists()
    assert "task" in set(OutboxRow.objects.values_list("topic", flat=True))
    worker.drain()
    assert references.filter(object_id=str(source.pk)).exists()
    assert not OutboxRow.objects.filter(topic="task").exists()


def test_what_was_deleted_meanwhile_leaves_no_failure():
    page = HomePage.objects.get().add_child(instance=StandardPage(title="Vite écrite, vite effacée"))
    assert OutboxRow.objects.filter(topic="task").exists()
    page.delete()
    worker.drain()
    assert not OutboxRow.objects.exists()
