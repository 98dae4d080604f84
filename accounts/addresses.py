"""Addresses that somebody vouches for, so that their owner can sign in without a letter."""

from allauth.account.models import EmailAddress

from .models import User


def confirm_address(user: User) -> None:
    """Take somebody's address for confirmed: for accounts made by a command, whose owner is known."""
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})


def confirmed_addresses(user: User) -> set[str]:
    """Return the addresses of which this person has shown that they read them."""
    return set(EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True))
