"""What coordinators do with requests: who sees to one, what they note, the lists they bring in."""

from .following import Handling, Note
from .importing import ImportedLine, NeedImport

__all__ = ["Handling", "ImportedLine", "NeedImport", "Note"]
