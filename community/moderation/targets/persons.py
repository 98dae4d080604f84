"""People: warned and suspended as themselves, in the region their page says."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from accounts.models import User

from ..choices import Kind
from .base import Target, TargetKind
from .pages import PROFILES


class Persons(TargetKind):
    """Whoever writes here."""

    kind = Kind.PERSON

    def load(self, pks: Sequence[int]) -> Iterable[Target]:
        profiles = PROFILES.rows().filter(volunteer__user__in=pks)
        regions = {page.volunteer.user_id: page.moderation_region for page in profiles}
        for person in User.objects.filter(pk__in=pks):
            yield Target(
                kind=Kind.PERSON,
                pk=person.pk,
                thing=person,
                title=str(person),
                url="",
                author=person,
                region=regions.get(person.pk) or None,
                is_public=False,
            )

    def hide(self, target: Target, *, by: User) -> int | None:
        raise ValueError(_("A person is suspended, not hidden."))

    def show(self, target: Target, *, by: User, revision: int | None) -> None:
        raise ValueError(_("A person is suspended, not hidden."))


PERSONS = Persons()
