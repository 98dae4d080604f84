"""Making and revoking a token."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import APIToken

from accounts.models import User

from ..choices import Right
from ..models import TokenRights

# More than anybody needs; a stolen session can't fill the table.
MOST_TOKENS = 20


class TooManyTokensError(Exception):
    """Raised when somebody has as many tokens in force as one person may."""


@transaction.atomic
def make(user: User, *, name: str, rights: Iterable[Right], days: int) -> tuple[TokenRights, str]:
    """Make a token and return it with its text, which is kept nowhere: it can be shown this once.

    Raises `TooManyTokensError` beyond `MOST_TOKENS` in force.
    """
    User.objects.select_for_update().get(pk=user.pk)
    now = timezone.now()
    if TokenRights.objects.of(user).in_force(now).count() >= MOST_TOKENS:
        raise TooManyTokensError
    token, text = APIToken.create_token(user=user, name=name)
    made = TokenRights.objects.create(token=token, rights=list(rights), expires_at=now + timedelta(days=days))
    return made, text


def revoke(token: TokenRights) -> None:
    """End a token at once; its line stays, to be recognised."""
    if token.token.revoked_at is None:
        token.token.revoke()
