"""Pages planted in batches are like pages added one by one."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.urls import reverse
from wagtail.models import Page

from directory.models import DirectoryPage, Volunteer, VolunteerProfilePage
from portal.bulk import Planter, tell_the_planner

pytestmark = pytest.mark.django_db


def unsaved(*titles):
    return [
        VolunteerProfilePage(
            title=title, volunteer=Volunteer.objects.create(), presentation="Bonjour.", kinds=["expert"]
        )
        for title in titles
    ]


def plant(*titles):
    pages = unsaved(*titles)
    Planter(DirectoryPage.objects.get()).plant(pages)
    return pages


def test_the_tree_is_sound_and_counts_its_children():
    plant("Léa Val", "Hugo Mont")
    plant("Inès Pré")
    assert not any(Page.find_problems())
    assert DirectoryPage.objects.get().get_children().count() == DirectoryPage.objects.get().numchild == 3


def test_addresses_are_unique_and_no_route_is_taken():
    plant("Léa Val")
    pages = plant("Léa Val", "Léa Val", "Nouvelle", "!?")
    assert [page.slug for page in pages] == ["lea-val-2", "lea-val-3", "nouvelle-2", "page"]
    assert pages[0].url_path.endswith("/annuaire/lea-val-2/")


def test_a_planted_page_is_like_an_added_one():
    planted = VolunteerProfilePage.objects.get(pk=plant("Léa Val")[0].pk)
    added = DirectoryPage.objects.get().add_child(instance=unsaved("Hugo Mont")[0])
    for field in Page._meta.local_concrete_fields:
        if field.name not in {"id", "path", "translation_key", "title", "draft_title", "slug", "url_path"}:
            assert getattr(planted, field.attname) == getattr(added, field.attname), field.name
    assert planted.draft_title == planted.title
    assert planted.get_parent().pk == added.get_parent().pk


def test_pages_can_be_added_one_by_one_afterwards():
    planted = plant("Léa Val", "Hugo Mont")
    added = DirectoryPage.objects.get().add_child(instance=unsaved("Inès Pré")[0])
    assert added.pk > max(page.pk for page in planted)
    assert not any(Page.find_problems())


def test_a_key_of_a_deleted_page_is_not_given_again():
    first = plant("Léa Val")[0]
    VolunteerProfilePage.objects.get(pk=first.pk).delete()
    assert plant("Hugo Mont")[0].pk > first.pk


def test_a_planted_page_can_be_edited_in_the_admin(client):
    page = plant("Léa Val")[0]
    admin = get_user_model().objects.create_superuser("admin@exemple.invalid", "x")
    TOTP.activate(admin, generate_totp_secret())
    client.force_login(admin)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert client.get(page.get_url()).status_code == 200


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_planting_wants_a_transaction():
    with pytest.raises(transaction.TransactionManagementError):
        Planter(DirectoryPage.objects.get())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans by its indexes alone")
def test_a_question_after_a_batch_is_planned_for_what_the_batch_brought():
    plant(*(f"Personne {number}" for number in range(300)))
    tell_the_planner()
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [VolunteerProfilePage._meta.db_table])
        assert cursor.fetchone()[0] >= 300
