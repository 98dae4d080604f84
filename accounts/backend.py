"""Who is signed in: allauth's backend, whose question tells what nearly every page asks about a person as well."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db import DEFAULT_DB_ALIAS
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from portal.questions import Gap, Row, ask

from .models import User, unread_of
from .roles import know_groups, names_of


class Backend(AuthenticationBackend):
    """The person of a session, with their roles and the number of their notices that the header shows."""

    def get_user(self, user_id: Any) -> User | None:
        """Return the person who is signed in; None when they are gone, or may not sign in any more."""
        names = [field.attname for field in User._meta.concrete_fields]
        rows = ask("person", lambda: _person(Gap("user", user_id), names), {"user": user_id})
        for *row, unread, groups in rows:
            user: User = User.from_db(DEFAULT_DB_ALIAS, names, row)
            user.unread_notices = unread
            know_groups(user, groups or ())
            return user if self.user_can_authenticate(user) else None
        return None


def _person(pk: Gap, names: list[str]) -> QuerySet[User, Row]:
    number = Coalesce(Subquery(unread_of(OuterRef("pk"))), 0)
    told = {"number": number, "group_names": Subquery(names_of(OuterRef("pk")))}
    return User.objects.filter(pk=pk).annotate(**told).values_list(*names, *told)
