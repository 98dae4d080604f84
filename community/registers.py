"""The register of posts, for those who moderate them."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import SimpleListFilter, display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.registers import ReadOnly, Register, RowAction

from .models import Post
from .moderation import hiding
from .moderation.choices import Kind, Reason
from .moderation.deciding import RefusedError
from .moderation.remits import within
from .moderation.targets import Target, find


def hide(post: Post, user: Any) -> str:
    """Take a post out of sight; its author is told, as from the queue."""
    return decided(lambda target: hiding.hide(target, by=user, reason=Reason.OTHER), post, _("The post is hidden."))


def show(post: Post, user: Any) -> str:
    """Bring a post back."""
    return decided(lambda target: hiding.show(target, by=user), post, _("The post can be read again."))


def decided(decide: Callable[[Target], Any], post: Post, done: str) -> str:
    """Take a decision of moderation on a post; return what to tell, or why it can't be taken."""
    target = find(Kind.POST, post.pk)
    try:
        decide(target) if target else None
    except RefusedError as refusal:
        return str(refusal)
    return done


class Hidden(SimpleListFilter):
    """Hidden posts, or those everybody reads."""

    title = gettext_lazy("visibility")
    parameter_name = "hidden"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("0", gettext_lazy("Shown")), ("1", gettext_lazy("Hidden"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(hidden_at__isnull=self.value() == "0") if self.value() else queryset


class PostRegister(Register):
    """Posts, the latest first. What somebody wrote is hidden or shown, never rewritten."""

    model = Post
    permission_helper_class = ReadOnly
    menu_icon = "comment"
    menu_order = 165
    list_display = ("beginning", "author_name", "thread", "voice", "at", "hidden_at")
    list_filter = (Hidden, "voice")
    list_select_related = ("thread__help_request", "author", "establishment")
    search_fields = ("body", "author__last_name", "thread__help_request__title")
    ordering = ("-at", "-pk")
    inspect_view_enabled = True
    inspect_view_fields = ("author_name", "thread", "voice", "at", "body", "hidden_at")
    row_actions = (
        RowAction(
            "hide",
            label=gettext_lazy("Hide"),
            question=gettext_lazy("Nobody but the moderators will read this post any more."),
            act=hide,
            fits=lambda post: post.hidden_at is None,
        ),
        RowAction(
            "show",
            label=gettext_lazy("Show again"),
            question=gettext_lazy("Everybody will be able to read this post again."),
            act=show,
            fits=lambda post: post.hidden_at is not None,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Posts of this moderator's regions."""
        region = "thread__help_request__establishment__region"
        return super().get_queryset(request).filter(within(request.user, region))

    @display(description=gettext_lazy("message"))
    def beginning(self, post: Post) -> str:
        """Its first words."""
        return Truncator(post.body).words(14)

    @display(description=gettext_lazy("author"))
    def author_name(self, post: Post) -> str:
        """Who speaks, as on the page."""
        return post.author_name
