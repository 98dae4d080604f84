"""What a view gets when somebody signed in asks."""

from django.http import HttpRequest

from .models import User


class MemberRequest(HttpRequest):
    """A request of a person: the login middleware lets nobody else reach such a view."""

    user: User
