"""Private conversations, as far as one of the two has shown them, in the region of the volunteer they are with."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from accounts.models import User

from ..choices import Kind
from .base import Target, TargetKind
from .pages import PROFILES


class Talks(TargetKind):
    """What somebody showed of a conversation; whoever wrote it is who is decided on."""

    kind = Kind.TALK

    def load(self, pks: Sequence[int]) -> Iterable[Target]:
        from ..showing import ShownConversation

        found = ShownConversation.objects.filter(pk__in=pks).select_related("conversation", "about")
        volunteers = [shown.conversation.volunteer_id for shown in found]
        pages = PROFILES.rows().filter(volunteer__in=volunteers)
        regions = {page.volunteer_id: page.moderation_region for page in pages}
        for shown in found:
            yield Target(
                kind=Kind.TALK,
                pk=shown.pk,
                thing=shown,
                title=_("Private messages"),
                url="",
                author=shown.about,
                region=regions.get(shown.conversation.volunteer_id) or None,
                is_public=False,
            )

    def hide(self, target: Target, *, by: User) -> int | None:
        raise ValueError(_("Private messages are not online: their author is warned or suspended."))

    def show(self, target: Target, *, by: User, revision: int | None) -> None:
        raise ValueError(_("Private messages are not online: their author is warned or suspended."))


TALKS = Talks()
