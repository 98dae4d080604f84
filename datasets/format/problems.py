"""What is wrong with a data set, told so that its author finds the place."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Problem:
    """One reason why one record is refused. It never quotes a value that could be somebody's address."""

    kind: str
    position: int
    record_id: str
    reason: str

    def __str__(self) -> str:
        told = {"kind": self.kind, "id": self.record_id or "?", "position": self.position, "reason": self.reason}
        return _("%(kind)s, record %(id)s (position %(position)d): %(reason)s") % told


class UnreadableFileError(Exception):
    """Raised for a file that isn't a data set at all; the message names it."""
