"""People who no longer come: a letter after two years, erased a year later unless they sign in.

Only those who once confirmed their address here are counted: somebody a data set brought never had a reason to come,
and the body that gave the data answers for it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.mail import letters

from .models import InactivityWarning, User
from .mydata import erasing
from .privacy import Person

WARNED_AFTER = timedelta(days=730)
ERASED_AFTER = timedelta(days=1095)
# However late the letter left, this long passes before anybody is erased.
TIME_TO_COME = timedelta(days=30)

# Returns the signs of life since a moment, other than signing in, of the person whose row is `OuterRef("pk")`.
Sign = Callable[[datetime], QuerySet[Any]]
_signs: list[Sign] = []


def register_sign(sign: Sign) -> None:
    """Add a way to show that one is still there (a link followed in a letter); called from an app's `ready()`."""
    _signs.append(sign)


def silent_since(moment: datetime) -> QuerySet[User]:
    """Return the people who gave no sign of life since `moment`; never those who run the portal alone."""
    seen = User.objects.annotate(seen_at=Coalesce("last_login", "date_joined"))
    silent = seen.filter(emailaddress__verified=True, seen_at__lt=moment, is_superuser=False)
    for sign in _signs:
        silent = silent.filter(~Exists(sign(moment)))
    return silent.order_by("pk").distinct()


def to_warn(now: datetime) -> QuerySet[User]:
    """Return those to write to: silent for two years, and not written to since they last came."""
    return silent_since(now - WARNED_AFTER).filter(
        Q(inactivity_warning=None) | Q(inactivity_warning__sent_at__lt=Coalesce("last_login", "date_joined"))
    )


def to_erase(now: datetime) -> QuerySet[User]:
    """Return those to erase: silent for three years, and written to a month ago at the latest."""
    warned_after_last_seen = Q(inactivity_warning__sent_at__gte=Coalesce("last_login", "date_joined"))
    return silent_since(now - ERASED_AFTER).filter(
        warned_after_last_seen, inactivity_warning__sent_at__lte=now - TIME_TO_COME
    )


def warn(people: QuerySet[User]) -> int:
    """Write to each of them, once."""
    count = 0
    for user in people:
        InactivityWarning.objects.update_or_create(user=user, defaults={"sent_at": timezone.now()})
        _write_to(user)
        count += 1
    return count


def erase(people: QuerySet[User]) -> int:
    """Erase each of them, as if they had asked."""
    found = list(people)
    for user in found:
        erasing.erase(Person.of(user), reason="no sign of life for three years")
    return len(found)


def _write_to(user: User) -> None:
    with translation.override(user.language):
        context = {
            "first_name": user.first_name,
            "url": settings.SITE_URL + reverse("my_space"),
            "erased_on": timezone.now() + (ERASED_AFTER - WARNED_AFTER),
        }
        subject = _("Do you want to keep your Entraide account?")
        letters.write("accounts/mydata/email/inactive.txt", context, to=user.email, subject=subject)
