"""A person who signs in: an e-mail address is the login, there is no user name."""

from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.questions import Gap, Row, ask, gaps

from .notices.models import Notification, Preference
from .proofs import Consent
from .records import DataArchive, ErasedPerson, FormerAddress, InactivityWarning
from .roles import Role, groups_of
from .spelling import canonical
from .suspensions import Suspension

__all__ = [
    "Consent",
    "DataArchive",
    "ErasedPerson",
    "FormerAddress",
    "InactivityWarning",
    "Notification",
    "Preference",
    "Suspension",
    "User",
    "UserManager",
    "UserQuerySet",
]


class UserQuerySet(models.QuerySet["User"]):
    """Who is who."""

    def with_role(self, role: Role) -> Self:
        """People who hold this role, whatever else they hold."""
        return self.filter(groups__name=role.value)

    def unconfirmed(self) -> Self:
        """Who gave an address at the door and nothing since: no code, no name, no role."""
        asked = self.filter(emailaddress__verified=False, last_login=None, first_name="", last_name="", groups=None)
        return asked.filter(is_staff=False, is_superuser=False).exclude(emailaddress__verified=True)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)["User"]):  # type: ignore[misc]
    """Creates people by e-mail address."""

    use_in_migrations = False

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a person; without a password they can only sign in after a reset.

        Raises `ValueError` without an address.
        """
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create somebody who may do everything (`manage.py createsuperuser`)."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Return the address as it is kept and found: in its one spelling."""
        return canonical(email or "")

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find by address, whatever its capitals."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody known by an e-mail address, which no page ever shows."""

    email = models.EmailField(_("e-mail address"), unique=True)
    first_name = models.CharField(_("first name"), max_length=80, blank=True)
    last_name = models.CharField(_("last name"), max_length=80, blank=True)
    language = models.CharField(_("language of mail"), max_length=5, default="fr")
    is_staff = models.BooleanField(_("works on the portal"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("registered at"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_one_user_per_address",
                violation_error_message=_("Somebody already uses this address."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or str(_("Unnamed person"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the address that another one replaces: letters went to it."""
        changed = kwargs.get("update_fields")
        if self.pk and (changed is None or "email" in changed):
            before = User.objects.filter(pk=self.pk).values_list("email", flat=True).first()
            if before and before != self.email:
                FormerAddress.objects.update_or_create(user=self, email=before, defaults={"until": timezone.now()})
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """First and last name as people write them."""
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        """What one is called in a greeting."""
        return self.first_name

    @property
    def needs_second_factor(self) -> bool:
        """Whether this person decides over others' content, and so must sign in with two factors."""
        return self.is_superuser or self.is_staff or bool(groups_of(self))

    @property
    def is_suspended(self) -> bool:
        """Whether moderation keeps this person from writing just now."""
        given = {"user": self.pk, "now": timezone.now()}
        return bool(ask("suspended", lambda: _in_force(**gaps(given)), given))

    @cached_property
    def unread_notices(self) -> int:
        """How many notices wait, counted once a page: the header says it twice, my space a third time."""
        return sum(number for (number,) in ask("unread", lambda: unread_of(Gap("user", self.pk)), {"user": self.pk}))


def unread_of(user: models.Expression | models.F) -> models.QuerySet[Notification, Row]:
    """Return the number of notices that wait for somebody, as one row; none when none waits."""
    unread = Notification.objects.unread().filter(user=user).order_by()
    return unread.values("user").annotate(number=models.Count("pk")).values_list("number")


def _in_force(user: Gap, now: Gap) -> models.QuerySet[Suspension, Row]:
    return Suspension.objects.in_force(now).filter(user=user).order_by().values_list("pk")
