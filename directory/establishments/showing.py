"""What the public reads of an establishment: its name, or only what it is and where."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User

from .. import permissions
from ..choices import EstablishmentChange as Change
from ..choices import ShownAs
from ..models import Establishment
from .log import note


@transaction.atomic
def show_as(establishment: Establishment, *, by: User, shown_as: str) -> None:
    """Change it at once, on every page; saving tells the apps above, which tell the index."""
    if not permissions.manages(by, establishment):
        raise PermissionDenied
    if establishment.shown_as == shown_as:
        return
    establishment.shown_as = ShownAs(shown_as)
    establishment.save(update_fields=["shown_as"])
    note(establishment, Change.SHOWN, by=by, words=shown_as)
