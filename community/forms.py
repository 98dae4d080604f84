"""What people write in a thread: see `writing.forms`."""

from .writing.forms import ReplyForm

__all__ = ["ReplyForm"]
