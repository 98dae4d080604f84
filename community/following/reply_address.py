"""The address by which a letter about a thread is answered: whose answer, in which thread, signed."""

from accounts.models import User
from directory.contact import reply_address
from portal.mail import inbound

from ..models import Thread

KIND = "t"
SALT = "community.following.reply"


def address_of(thread: Thread, user: User) -> str:
    """Return the address by which this person writes in this thread; empty where mail isn't taken."""
    return inbound.address_for(KIND, reply_address.token_for(thread.pk, user.pk, salt=SALT))


def read(token: str) -> tuple[int, int] | None:
    """Return the keys of the thread and of the person; None when we didn't sign it."""
    return reply_address.read(token, salt=SALT)
