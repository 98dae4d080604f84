"""What the portal knows of a person: each app registers its part, how it is handed out and how it is erased.

    # directory/privacy.py, called from the app's ready()
    privacy.register("directory", export=export, erase=erase, models=["directory.Volunteer", …])

A house test fails for a model with a link to a person, an e-mail address, a telephone number or free text that is
neither named in `models` of a part nor excused here with a reason.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any, Self

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.utils.functional import Promise

from .fingerprints import fingerprint
from .models import User


@dataclass(frozen=True)
class Person:
    """Somebody by their address, with their account when they have one: one may be known by a letter alone."""

    email: str
    user: User | None = None

    @classmethod
    def of(cls, user: User) -> Self:
        """Return the person who signs in as this user."""
        return cls(user.email, user)

    @classmethod
    def find(cls, email: str) -> Self:
        """Return the person with this address, whether or not there is an account."""
        address = email.strip().lower()
        return cls(address, User.objects.filter(email=address).first())

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The address of today, then those of before and those not confirmed yet; none that is another's by now."""
        if self.user is None:
            return (self.email,)
        rows = (self.user.former_addresses.all(), EmailAddress.objects.filter(user=self.user))
        others = {address for found in rows for address in found.values_list("email", flat=True)} - {self.email}
        taken = User.objects.filter(email__in=others).values_list("email", flat=True)
        return (self.email, *sorted(others - set(taken)))

    def reads(self, field: str) -> Q:
        """The condition by which rows have one of the addresses in a field, whatever its capitals."""
        return reduce(or_, (Q(**{f"{field}__iexact": address}) for address in self.addresses))

    @property
    def names(self) -> tuple[str, ...]:
        """By what texts of others may name this person: their addresses, and the whole name when there is one."""
        whole = self.user.get_full_name() if self.user and self.user.first_name and self.user.last_name else ""
        return (*self.addresses, whole) if whole else self.addresses

    @property
    def fingerprint(self) -> str:
        """What is left of the address in proofs."""
        return fingerprint(self.email)

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """What is left of all the addresses in the list of erased people: a backup may know any of them."""
        return tuple(fingerprint(address) for address in self.addresses)


# What an app knows of somebody, JSON-able; a Django `File` anywhere in it goes into the archive as a file.
Export = Callable[[Person], Mapping[str, Any]]
# Empties or deletes it all, in the transaction that erases the person.
Erase = Callable[[Person], None]


@dataclass(frozen=True)
class Part:
    """What one app knows of somebody, and which models hold it ("directory.Volunteer")."""

    name: str
    export: Export
    erase: Erase
    title: str | Promise
    models: frozenset[str]


_parts: dict[str, Part] = {}
_excused: dict[str, str] = {}


def register(name: str, *, export: Export, erase: Erase, title: str | Promise = "", models: Iterable[str] = ()) -> None:
    """Add an app's part; called from its `ready()`. Upper apps come first, so what hangs on a row goes before it."""
    _parts[name] = Part(name, export, erase, title or name, frozenset(models))


def excuse(reason: str, models: Iterable[str]) -> None:
    """Say why models that look as if they held personal data hold none of a person's."""
    _excused.update(dict.fromkeys(models, reason))


def parts() -> list[Part]:
    """Return every part, those of the upper apps first."""
    return list(_parts.values())


def excused() -> Mapping[str, str]:
    """Return the models that hold nothing of a person, each with its reason."""
    return dict(_excused)
