"""Files of posts on their way out: to whoever reads the post, harmless whatever is in them."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from portal.media import FILE_POLICY
from toolbox.files import TYPES

from ..models import Attachment
from ..moderation.choices import Kind
from ..moderation.remits import may_moderate, reaches
from ..moderation.targets import find
from ..reading.access import readable_posts


def readable_by(user: Any, pk: int) -> Attachment:
    """Return a file this person may read; raises `Http404` for every other.

    Everybody reads those of posts that can be read, their owners their own, and moderators those they decide on.
    """
    attachment = Attachment.objects.filter(pk=pk).first()
    if attachment is None:
        raise Http404
    is_read = attachment.post_id is not None and readable_posts().filter(pk=attachment.post_id).exists()
    if not is_read and attachment.owner_id != user.pk and not _decides_on(user, attachment):
        raise Http404
    return attachment


def _decides_on(user: Any, attachment: Attachment) -> bool:
    target = find(Kind.POST, attachment.post_id) if attachment.post_id and may_moderate(user) else None
    return target is not None and reaches(user, target.region)


def served(attachment: Attachment) -> HttpResponse:
    """Return a file to be kept, in a sandbox should a browser open it; only a picture we wrote ourselves is shown."""
    name = f"{slugify(attachment.name) or 'fichier'}.{attachment.kind}"
    try:
        with attachment.file.open("rb") as file:
            response = HttpResponse(file.read(), content_type=type_of(attachment))
    except OSError as error:
        raise Http404 from error
    placed = "inline" if attachment.is_picture else "attachment"
    response.headers["Content-Disposition"] = f'{placed}; filename="{name}"'
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def type_of(attachment: Attachment) -> str:
    """Return what a browser is told that it is."""
    return "image/jpeg" if attachment.is_picture else TYPES.get(attachment.kind, "application/octet-stream")
