"""The kinds of notice that matching registers, and by which key one is known."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.notices import kinds
from accounts.notices.kinds import Kind

WAVE = "wave"


def is_volunteer(user: User) -> bool:
    """Whether somebody may be told of requests at all."""
    return hasattr(user, "volunteer")


def key_of(help_request_pk: int) -> str:
    """Return by which key notices of a request are known."""
    return f"wave-{help_request_pk}"


def register() -> None:
    """Tell the registry."""
    kinds.register(
        Kind(
            WAVE,
            _("Requests that fit my page"),
            _("When an establishment looks for somebody like you. At most three a week."),
            concerns=is_volunteer,
        )
    )
