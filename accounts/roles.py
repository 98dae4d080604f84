"""The four roles of the people who run the portal; one person may hold several."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.page_cache.parts import kept_of_member, kept_part
from portal.questions import Gap, Row, ask


class Role(models.TextChoices):
    """A role is a group of that name, created by migration; domain.md says what each does."""

    EDITOR = "editors", _("Editors")
    MODERATOR = "moderators", _("Moderators")
    COORDINATOR = "coordinators", _("Coordinators")
    ADMINISTRATOR = "administrators", _("Administrators")


# Kept on the person as long as the object lives, like Django's own rights: a page asks several times.
_GROUPS = "_names_of_groups"


def groups_of(user: Any) -> frozenset[str]:
    """Return the names of somebody's groups, in one query however many ask; none on a page while nothing changes."""
    names: frozenset[str] | None = getattr(user, _GROUPS, None)
    if names is None:
        names = kept_of_member(user.pk, "groups", lambda: _groups_of(user))
        know_groups(user, names)
    return names


class _Names(models.Aggregate):
    """A list of names as JSON, which both databases make and Django reads."""

    function = "JSONB_AGG"
    output_field = models.JSONField()

    def as_sqlite(self, compiler: Any, connection: Any, **given: Any) -> Any:
        """Return it in the words of SQLite."""
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **given)


def names_of(user: models.Expression | models.F) -> models.QuerySet[Group, Row]:
    """Return the names of somebody's groups as one row with a list; none when there is none."""
    theirs = Group.objects.filter(user=user).order_by().values("user")
    return theirs.annotate(names=_Names("name")).values_list("names")


def know_groups(user: Any, names: Iterable[str]) -> None:
    """Keep the names of somebody's groups on the person, for who has asked for them already."""
    setattr(user, _GROUPS, frozenset(names))


def _groups_of(user: Any) -> frozenset[str]:
    return frozenset(name for (name,) in ask("groups", lambda: _groups(Gap("user", user.pk)), {"user": user.pk}))


def _groups(user: Gap) -> models.QuerySet[Group, Row]:
    return Group.objects.filter(user=user).values_list("name")


def forget_groups(instance: Any, **kwargs: Any) -> None:
    """Ask again once a person's groups have changed."""
    if hasattr(instance, _GROUPS):
        delattr(instance, _GROUPS)


def holds(user: Any, role: Role) -> bool:
    """Whether somebody holds this role; who may do everything holds each."""
    return bool(user.is_superuser or role.value in groups_of(user))


def may_hold_rights(user: Any) -> bool:
    """Whether somebody can have any right at all: by a role, or given to themselves, which hardly anybody has.

    Django asks two long questions to find that there is none. Who was given some is known until anything changes.
    """
    return bool(user.is_superuser or groups_of(user) or user.pk in kept_part(("own rights",), lambda: _given(user)))


def _given(user: Any) -> frozenset[int]:
    return frozenset(user.user_permissions.through.objects.values_list("user", flat=True))


def works_for_portal(user: Any) -> bool:
    """Whether somebody holds one of the roles."""
    return bool(user.is_superuser or groups_of(user) & set(Role.values))
