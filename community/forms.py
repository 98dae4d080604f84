"""What people write in a thread: see `writing.forms`."""

from .writing.forms import ReplyForm
from .writing.models import LONGEST_BODY

__all__ = ["LONGEST_BODY", "ReplyForm"]
