"""The history of an establishment: a row for each change, with who did it and to whom."""

from accounts.models import User

from ..choices import EstablishmentChange
from ..models import Establishment, EstablishmentEvent


def note(
    establishment: Establishment,
    kind: EstablishmentChange,
    *,
    by: User | None,
    about: User | None = None,
    words: str = "",
) -> None:
    """Write what happened, in the transaction in which it does. `by` is None when a rule decided."""
    EstablishmentEvent.objects.create(establishment=establishment, kind=kind, by=by, about=about, note=words[:500])
