"""E-mail addresses: who vouches for them."""

from allauth.account.models import EmailAddress

from .models import User


def confirm_address(user: User) -> None:
    """Take somebody's address for confirmed: for accounts made by a command, whose owner is known."""
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})


def confirmed_addresses(user: User) -> set[str]:
    """Return the addresses of which this person has shown that they read them."""
    return set(EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True))


def never_confirmed(address: str) -> User | None:
    """Return the account that was asked for with this address and whose letter nobody has answered yet."""
    user = User.objects.filter(email=address, is_active=True, last_login=None).first()
    confirmed = user is not None and EmailAddress.objects.filter(user=user, verified=True).exists()
    return None if confirmed else user
