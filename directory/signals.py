"""What the directory does when Wagtail publishes or withdraws one of its pages, in the same transaction."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from accounts.models import User
from portal.private import delete_with_row
from portal.work import outbox

from . import facts, photos
from .models import Availability, Upload, VolunteerProfilePage


@receiver(page_published, sender=VolunteerProfilePage)
def profile_published(instance: VolunteerProfilePage, **kwargs: Any) -> None:
    """Date the fact and have the page indexed; a photo that another one replaces is no longer where it was."""
    facts.record_published(instance, at=timezone.now())
    photos.put_away(instance, but=instance.photo_id)
    outbox.put("index", kind="profile", pk=instance.pk)


@receiver(page_unpublished, sender=VolunteerProfilePage)
def profile_unpublished(instance: VolunteerProfilePage, **kwargs: Any) -> None:
    """Close the fact and have the page leave the index, and its photo the address by which it was known."""
    facts.record_withdrawn(instance.volunteer, at=timezone.now())
    photos.put_away(instance)
    outbox.put("index", kind="profile", pk=instance.pk)


@receiver(page_slug_changed, sender=VolunteerProfilePage)
def profile_moved(instance: VolunteerProfilePage, **kwargs: Any) -> None:
    """The index keeps addresses: a new one has to reach it."""
    outbox.put("index", kind="profile", pk=instance.pk)


@receiver(post_delete, sender=VolunteerProfilePage)
def profile_deleted(instance: VolunteerProfilePage, **kwargs: Any) -> None:
    """A deleted page must not stay searchable, even when the engine is down just now."""
    facts.record_withdrawn(instance.volunteer, at=timezone.now())
    outbox.put("index", kind="profile", pk=instance.pk)


@receiver(pre_delete, sender=User)
def person_deleted(instance: User, **kwargs: Any) -> None:
    """A person who is gone is neither shown nor counted any more; what they were before stays in past figures."""
    for page in VolunteerProfilePage.objects.live().filter(volunteer__user=instance):
        page.unpublish()


@receiver(post_save, sender=Availability)
def availability_saved(instance: Availability, **kwargs: Any) -> None:
    """Availability is live at once."""
    pk = VolunteerProfilePage.objects.filter(volunteer=instance.volunteer_id).values_list("pk", flat=True).first()
    if pk:
        outbox.put("index", kind="profile", pk=pk)


@receiver(post_delete, sender=Upload)
def upload_deleted(instance: Upload, **kwargs: Any) -> None:
    """A file goes with its row, once that is certain."""
    delete_with_row(instance.file)
