"""What those who load data see of it meanwhile."""

from portal.progress import Progress, Terminal

from .models import RecordKind
from .writing.loading import Progress as Told


def shown_on(terminal: Terminal) -> Told:
    """Return what shows on a terminal how far each kind of record is, and how long it will still take."""
    progress = Progress(terminal)
    return lambda kind, done, total: progress.show(str(RecordKind(kind).label), done, total)
