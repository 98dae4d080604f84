"""What happens to a person: a warning, some time without writing, and its end."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Suspension, User

from . import letters
from .choices import SanctionLevel, Verdict
from .deciding import already, check, record
from .models import Decision, Sanction
from .targets import Target, find


def _target_of(person: User, by: User) -> Target:
    target = find("person", person.pk)
    if target is None:
        raise already("person", person.pk)
    check(target, by)
    return target


@transaction.atomic
def warn(person: User, *, by: User, reason: str, comment: str = "") -> Decision:
    """Tell somebody what they may not do; the next moderator sees that they were told."""
    decision = record(_target_of(person, by), Verdict.WARNED, by=by, reason=reason, comment=comment)
    Sanction.objects.create(decision=decision, user=person, level=SanctionLevel.WARNING)
    return decision


@transaction.atomic
def suspend(person: User, *, by: User, reason: str, days: int | None, comment: str = "") -> Decision:
    """Keep somebody from writing for some days, without end when `days` is None."""
    target = _target_of(person, by)
    until = timezone.now() + timedelta(days=days) if days else None
    # The person's row is the lock: two moderators at once suspend once.
    User.objects.select_for_update().get(pk=person.pk)
    if person.is_suspended:
        raise already("person", person.pk)
    suspension = Suspension.objects.create(user=person, until=until)
    decision = record(target, Verdict.SUSPENDED, told=False, by=by, reason=reason, comment=comment)
    level = SanctionLevel.SUSPENSION if until else SanctionLevel.BAN
    Sanction.objects.create(decision=decision, user=person, level=level, suspension=suspension)
    letters.tell_author(decision, target)
    return decision


@transaction.atomic
def lift(person: User, *, by: User, comment: str = "") -> Decision:
    """Let somebody write again."""
    target = _target_of(person, by)
    if not Suspension.objects.in_force().filter(user=person).update(lifted_at=timezone.now()):
        raise already("person", person.pk)
    return record(target, Verdict.LIFTED, by=by, comment=comment)


def lift_suspension(decision: Decision) -> None:
    """End the suspension that a decision began."""
    Suspension.objects.filter(sanction__decision=decision, lifted_at=None).update(lifted_at=timezone.now())
