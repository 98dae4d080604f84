"""How often who wants what."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet

from . import kinds
from .choices import Frequency
from .kinds import Kind
from .models import Preference

if TYPE_CHECKING:
    from ..models import User


def frequencies(kind: str, user_ids: Iterable[int]) -> dict[int, Frequency]:
    """Return how often each of these people wants one kind."""
    wanted = dict.fromkeys(user_ids, kinds.get(kind).default)
    chosen = Preference.objects.filter(kind=kind, user__in=wanted).values_list("user_id", "frequency")
    return wanted | {user: Frequency(frequency) for user, frequency in chosen}


def choices_of(user: "User") -> dict[Kind, Frequency]:
    """Return the kinds that concern somebody, each with how often they want it."""
    chosen = dict(Preference.objects.filter(user=user).values_list("kind", "frequency"))
    return {kind: Frequency(chosen.get(kind.name, kind.default)) for kind in kinds.kinds() if kind.concerns(user)}


def refusing(kind: str) -> QuerySet[Preference]:
    """Return the choices of those who never want one kind; to be asked with `~Exists`, row by row."""
    return Preference.objects.filter(kind=kind, frequency=Frequency.NEVER)


@transaction.atomic
def choose(user: "User", wanted: Mapping[str, Frequency]) -> None:
    """Keep how often somebody wants these kinds."""
    for kind, frequency in wanted.items():
        Preference.objects.update_or_create(user=user, kind=kind, defaults={"frequency": frequency})


def stop(user_id: int, names: Iterable[str]) -> None:
    """Tell one person nothing more of these kinds; whoever has left, and kinds that are no more, are no error."""
    from ..models import User

    user = User.objects.filter(pk=user_id).first()
    if user:
        choose(user, dict.fromkeys(names, Frequency.NEVER))
