"""A client of an Entraide portal."""

from .client import Entraide
from .transport import Problem

__all__ = ["Entraide", "Problem"]
