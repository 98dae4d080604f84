"""Walls: page permissions given above one don't reach what is behind it.

In Wagtail a permission given on the home page holds for everything below. Editors write the home page and the texts
under it, and must not reach what people wrote under `/annuaire/` and `/demandes/`: these index pages are walls
(`IndexPage.is_wall`), behind which only permissions given on them or below count.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import GroupPagePermission, Page, PagePermissionTester, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

PLACES_CACHE = "_index_pages"
# What an upper app adds: whether somebody may work on a page at all, and the pages of a list they may work on.
Reach = Callable[[Any, Page], bool]
Narrow = Callable[[Any, QuerySet[Page]], QuerySet[Page]]
_limits: list[tuple[Reach, Narrow]] = []


def limit(reach: Reach, narrow: Narrow) -> None:
    """Limit the pages that people work on beyond walls; called from an app's `ready()`. Both must say the same."""
    _limits.append((reach, narrow))


def places(user: Any) -> dict[type[Page], list[Page]]:
    """Return the pages of each type that exists once; kept on the user, as Wagtail keeps the user's permissions.

    One query answers for walls and for the menu of the admin alike.
    """
    if not hasattr(user, PLACES_CACHE):
        types = ContentType.objects.get_for_models(*(model for model in get_page_models() if model.max_count == 1))
        models = {kind.pk: model for model, kind in types.items()}
        found: dict[type[Page], list[Page]] = {model: [] for model in types}
        for page in Page.objects.filter(content_type__in=models):
            found[models[page.content_type_id]].append(page)
        setattr(user, PLACES_CACHE, found)
    return getattr(user, PLACES_CACHE)


def wall_paths(user: Any) -> list[str]:
    """Return the tree paths of all walls."""
    walls = (pages for model, pages in places(user).items() if getattr(model, "is_wall", False))
    return [page.path for pages in walls for page in pages]


def reaches(start: str, end: str, walls: Iterable[str]) -> bool:
    """Whether a permission given at the tree path `start` holds at `end`: below it, with no wall in between."""
    return end.startswith(start) and not any(len(wall) > len(start) and end.startswith(wall) for wall in walls)


class WalledPermissionPolicy(PagePermissionPolicy):
    """Wagtail's rule for pages, with walls: for single pages, and for lists, choosers and reports alike."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Page) -> bool:
        base = self._base_user_has_permission(user)
        if base is not None:
            return base
        held = WalledPermissionTester(user, instance).permissions
        if "add" in held and instance.owner_id == user.pk:
            held = held | {"change"}
        return bool(set(actions) & held)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Page]:
        pages = super().instances_user_has_any_permission_for(user, actions)
        if self._base_queryset_for_user(user) is not None:
            return pages
        for hidden in self.hidden_from(user, set(actions)):
            pages = pages.exclude(path__startswith=hidden)
        for _reach, narrow in _limits:
            pages = narrow(user, pages)
        return pages

    def hidden_from(self, user: Any, actions: set[str]) -> list[str]:
        """Return the walls behind which this person holds none of these rights."""
        wanted = actions | ({"add"} if "change" in actions else set())
        inside = [
            permission.page.path
            for permission in self.get_cached_permissions_for_user(user)
            if permission.permission.codename in self._get_permission_codenames(wanted)
        ]
        return [wall for wall in wall_paths(user) if not any(path.startswith(wall) for path in inside)]

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Page, include_superusers: bool = True
    ) -> QuerySet[Any]:
        people = super().users_with_any_permission_for_instance(actions, instance, include_superusers)
        able = [
            person.pk for person in people if self.user_has_any_permission_for_instance(person, set(actions), instance)
        ]
        return people.filter(pk__in=able)


class WalledPermissionTester(PagePermissionTester):
    """What somebody may do with one page, walls counted."""

    def __init__(self, user: Any, page: Page) -> None:
        super().__init__(user, page)
        if user.is_active and not user.is_superuser:
            self.permissions = {action(permission) for permission in self.given() if self.holds(permission)}
            if self.permissions and not all(reach(user, page) for reach, _narrow in _limits):
                self.permissions = set()

    def can_copy(self) -> bool:
        """Refuse copies of what exists once: an index page, or a page that only the site itself makes."""
        model = self.page.specific_class or type(self.page)
        return super().can_copy() and model.is_creatable and model.max_count != 1

    def can_set_view_restrictions(self) -> bool:
        """Refuse passwords and the like: lists, cards, figures and my space show whatever is published.

        A page of these types is published or it isn't; half of it behind a password would leak by the other half.
        """
        return False

    def given(self) -> Iterable[GroupPagePermission]:
        """All page permissions of this person, wherever they were given."""
        return self.permission_policy.get_cached_permissions_for_user(self.user)

    def holds(self, permission: GroupPagePermission) -> bool:
        """Whether this permission reaches the page."""
        return reaches(permission.page.path, self.page.path, wall_paths(self.user))


def action(permission: GroupPagePermission) -> str:
    """Return "change" for `change_page`, as Wagtail's tester names it."""
    return permission.permission.codename.rpartition("_")[0]


class BehindWall:
    """For page types that are a wall, or live behind one: their permissions are tested with walls counted."""

    def permissions_for_user(self, user: Any) -> WalledPermissionTester:
        return WalledPermissionTester(user, self)


def build() -> None:
    """Put the walled rule in force for every page type; called once, when the portal starts."""
    register_permission_policy(Page, WalledPermissionPolicy(Page))


def may_work_on(model: type[Page], user: Any) -> bool:
    """Whether this person holds any permission on the one page of this type, or everywhere."""
    if user.is_superuser:
        return True
    return any(WalledPermissionTester(user, page).permissions for page in places(user)[model])
