"""The signed address of an invitation: it names one invitation, for two weeks."""

from django.core import signing

from ..models import Invitation
from ..models.colleagues import LASTS

SALT = "directory.establishments.invitation"


def make(invitation: Invitation) -> str:
    """Return what the letter's link holds."""
    return signing.dumps(invitation.pk, salt=SALT)


def read(token: str) -> Invitation | None:
    """Return the invitation; None when we didn't sign it, it is too old, withdrawn or accepted."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Invitation.objects.open().filter(pk=pk).select_related("establishment", "invited_by").first()
