"""The kind of notice: a document of the toolbox reaches its end."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.notices import kinds
from accounts.notices.kinds import Kind
from accounts.roles import Role

from ..models import Resource

ENDING = "resource_end"


def sees_to_resources(user: User) -> bool:
    """Whether somebody edits the toolbox, or brought one of its documents."""
    return user.groups.filter(name=Role.EDITOR).exists() or Resource.objects.filter(owner=user).exists()


def register() -> None:
    """Tell the registry."""
    kinds.register(
        Kind(
            ENDING,
            _("Documents of the toolbox that reach their end"),
            _("A month before a document is taken offline, and again a week before."),
            concerns=sees_to_resources,
        )
    )
