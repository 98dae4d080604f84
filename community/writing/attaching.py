"""Files joined to posts: checked as those of pages and tools are, no more than anybody may keep here."""

from datetime import datetime, timedelta
from pathlib import PurePath
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _

from accounts.models import User
from directory.uploads import documents
from portal.rate_limits import Limit
from toolbox import uploads

from ..models import Attachment, Post, Thread
from .models import BACK_WITHIN, LONGEST_NAME

MOST_FILES = 5
# What one person may have in all threads together, in bytes.
QUOTA = 100 * 1024 * 1024
UPLOADS = Limit("attachments", times=30, seconds=3600)
PICTURES = frozenset({"jpg", "jpeg", "png", "webp"})
ACCEPT = f"{uploads.ACCEPT},image/jpeg,image/png,image/webp"
# A file nobody published is the draft's, for as long as somebody may come back to it.
FORGOTTEN_AFTER = timedelta(days=7)


def checked(file: IO[bytes], name: str) -> ContentFile:
    """Return a file as it is kept, its name being only its kind; raises `ValidationError` with what to do."""
    if PurePath(name).suffix.lstrip(".").lower() in PICTURES:
        return documents.checked(file)
    return uploads.checked(file, name)


def shown_name(name: str) -> str:
    """Return what readers see of a file's name: its words, without a folder or signs that nobody types."""
    stem = "".join(char for char in PurePath(name.replace("\\", "/")).stem if char.isprintable()).strip(" .")
    return stem[:LONGEST_NAME] or _("File")


@transaction.atomic
def join(thread: Thread, *, by: User, file: ContentFile, name: str) -> Attachment:
    """Join a checked file to somebody's draft; the same file twice is one.

    Raises `ValidationError` when it is too much.
    """
    # The person's row is the lock: two windows together stay within the quota.
    User.objects.select_for_update().get(pk=by.pk)
    waiting = drafted(thread, by)
    if twin := waiting.filter(name=shown_name(name), size=file.size).first():
        return twin
    if waiting.count() >= MOST_FILES:
        raise ValidationError(_("A message has five files at most: remove one first."))
    used = Attachment.objects.filter(owner=by).aggregate(total=Sum("size"))["total"] or 0
    if used + file.size > QUOTA:
        raise ValidationError(_("You have joined 100 MB of files already: remove one of an earlier message first."))
    return Attachment.objects.create(thread=thread, owner=by, file=file, name=shown_name(name), size=file.size)


def drafted(thread: Thread, user: User) -> QuerySet[Attachment]:
    """Return the files of somebody's draft in a thread."""
    return Attachment.objects.filter(thread=thread, owner=user, post=None)


def remove(user: User, pk: int, *, post: Post | None = None) -> None:
    """Take a file of one's own off a draft, or off a post."""
    for attachment in Attachment.objects.filter(owner=user, post=post, pk=pk):
        attachment.delete()


def forgotten(now: datetime) -> QuerySet[Attachment]:
    """Return files that were joined and never published, or went with a message that nobody brought back in time."""
    unused = Q(post=None, created_at__lt=now - FORGOTTEN_AFTER)
    return Attachment.objects.filter(unused | Q(post__withdrawn_at__lt=now - BACK_WITHIN))
