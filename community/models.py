"""A thread under each request, or about a theme, and its posts."""

from collections.abc import Mapping
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from directory.models import Establishment, Theme
from help_requests.models import HelpRequestPage
from portal.kept_inserts import KeptInsert

from .choices import PostKind, Voice
from .following.models import Follow
from .guarding.models import Screening
from .moderation.models import Appeal, Decision, Flag, Opening, Remit, Sanction
from .moderation.review import Review
from .moderation.showing import ShownConversation
from .reading.models import Reopening, ThreadVisit, Useful
from .reading.settling import has_settled
from .writing.fields import RenderedField
from .writing.models import LONGEST_BODY, Attachment, PostDraft, PostMention, PostRevision

__all__ = [
    "Appeal",
    "Attachment",
    "Decision",
    "Flag",
    "Follow",
    "Opening",
    "Post",
    "PostDraft",
    "PostMention",
    "PostQuerySet",
    "PostRevision",
    "Remit",
    "Reopening",
    "Review",
    "Sanction",
    "Screening",
    "ShownConversation",
    "Thread",
    "ThreadVisit",
    "Useful",
]

# Who writes, and what the public reads of an establishment that hides its name.
AUTHORS = (
    "author__volunteer__profile",
    "establishment__category",
    "establishment__commune",
    "establishment__region",
)

# The columns of these that are shown: with all of them, half of a page's time goes into reading what nobody sees.
SHOWN_OF_AUTHORS = (
    "author__first_name",
    "author__last_name",
    "author__volunteer__user_id",
    "author__volunteer__profile__title",
    "author__volunteer__profile__slug",
    "author__volunteer__profile__live",
    "author__volunteer__profile__volunteer_id",
    "establishment__name",
    "establishment__shown_as",
    "establishment__category__acronym",
    "establishment__category__name",
    "establishment__commune__name",
    "establishment__commune__departement_id",
    "establishment__region__name",
)


class ThreadQuerySet(models.QuerySet["Thread"]):
    """Which threads."""

    def general(self) -> Self:
        """Discussions about a theme in which something can be read."""
        return self.with_first_post().filter(theme__isnull=False)

    def with_activity(self) -> Self:
        """Annotate `last_post_at`, when something that can be read was last said."""
        latest = Post.objects.visible().filter(thread=OuterRef("pk")).order_by("-at")
        return self.annotate(last_post_at=Subquery(latest.values("at")[:1]))

    def with_first_post(self) -> Self:
        """Threads in which something can be read, with `first_post_at`."""
        visible = Post.objects.visible().filter(thread=OuterRef("pk")).order_by("at")
        return self.annotate(first_post_at=Subquery(visible.values("at")[:1])).filter(first_post_at__isnull=False)


class Thread(models.Model):
    """A discussion: of one request, or general and about a theme; the database sees to it that it is one of both."""

    help_request = models.OneToOneField(
        HelpRequestPage, models.CASCADE, null=True, blank=True, related_name="thread", verbose_name=_("help request")
    )
    theme = models.ForeignKey(
        Theme, models.PROTECT, null=True, blank=True, related_name="threads", verbose_name=_("theme")
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    # Who started a general discussion; a request's thread belongs to whoever asks.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="discussions",
        verbose_name=_("author"),
    )
    solution = models.ForeignKey(
        "Post", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("solution")
    )
    solution_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    reopened_at = models.DateTimeField(_("opened again at"), null=True, blank=True)
    # What moderators did with the whole of it: see `guarding.keeping`.
    locked_at = models.DateTimeField(_("locked at"), null=True, blank=True)
    slow_seconds = models.PositiveIntegerField(_("seconds between two messages of one person"), default=0)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        ordering = ["-created_at"]
        # What was solved last, of however many.
        indexes = [
            models.Index(fields=["solution_at", "id"], name="community_solved_last", condition=~Q(solution_at=None))
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(help_request=None) ^ Q(theme=None),
                name="community_thread_request_or_theme",
                violation_error_message=_("A thread belongs to a request or to a theme."),
            )
        ]

    def __str__(self) -> str:
        return self.title or str(self.help_request)

    @property
    def is_open(self) -> bool:
        """Whether people may post: derived from the request and the solution, never stored twice."""
        return self.is_open_while(takes_answers=self.help_request is None or self.help_request.is_taking_answers)

    def is_open_while(self, *, takes_answers: bool) -> bool:
        """Whether people may post, for who has asked already whether the request takes answers."""
        return takes_answers and self.locked_at is None and not has_settled(self)


class PostQuerySet(models.QuerySet["Post"]):
    """Which posts."""

    def visible(self) -> Self:
        """Those moderation has neither hidden nor held back, and their authors didn't withdraw."""
        return self.standing().filter(withdrawn_at=None)

    def standing(self) -> Self:
        """Those that have a place in their thread: what was withdrawn leaves a trace there, without a word."""
        return self.filter(hidden_at=None, held_at=None)

    def for_reading(self) -> Self:
        """In order, with all a page of posts shows, traces included."""
        shown = self.standing().select_related(*AUTHORS).prefetch_related("attachments").order_by("at", "pk")
        return shown.only(*(field.attname for field in Post._meta.concrete_fields), *SHOWN_OF_AUTHORS)

    def volunteer_count(self) -> int:
        """How many different volunteers wrote."""
        counted = self.filter(voice=Voice.VOLUNTEER).aggregate(n=Count("author", distinct=True))
        return int(counted["n"])


class Post(KeptInsert):
    """What somebody says in a thread, for themselves, for an establishment or for the portal's team.

    `body` is Markdown as it was typed, `html` what of it is shown: see `writing.markdown`.
    """

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="posts", verbose_name=_("thread"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="posts", verbose_name=_("author")
    )
    establishment = models.ForeignKey(
        Establishment, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name=_("establishment")
    )
    voice = models.CharField(_("speaks for"), max_length=20, choices=Voice.choices)
    kind = models.CharField(_("kind of message"), max_length=10, choices=PostKind.choices, default=PostKind.TALK)
    at = models.DateTimeField(_("at"), default=timezone.now)
    body = models.TextField(_("message"), max_length=LONGEST_BODY)
    html = RenderedField(source="body", people="people")
    edited_at = models.DateTimeField(_("edited at"), null=True, blank=True)
    # Taken back by its author: its text waits in its last revision, and is nowhere else.
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    # Made by the form: sent twice, it is one post.
    key = models.CharField(max_length=32, unique=True, null=True, editable=False)
    hidden_at = models.DateTimeField(_("hidden at"), null=True, blank=True)
    # Waiting for a moderator before anybody else reads it.
    held_at = models.DateTimeField(_("held at"), null=True, blank=True)

    # How many posts have a place before it, for as long as who wrote it has just been told.
    stands_after: int | None = None
    _people: Mapping[str, str] | None = None

    # Nothing in the editor asks which posts name an establishment, and there are more of them than of all else.
    wagtail_reference_index_ignore = True

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["thread", "at"], name="community_thread_order"),
            # When the last of them was hidden, as with `directory.models.VolunteerFact`.
            models.Index(fields=["hidden_at"], name="community_post_hidden", condition=~Q(hidden_at=None)),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_visible(self) -> bool:
        """Whether it can be read, by the rule of `PostQuerySet.visible`."""
        return self.hidden_at is None and self.held_at is None and self.withdrawn_at is None

    @property
    def people(self) -> Mapping[str, str]:
        """The words after @ that are links in it, with their addresses: `writing.mentioning` says which."""
        if self._people is None:
            from .writing.mentioning import kept_links

            self._people = kept_links(self)
        return self._people

    @people.setter
    def people(self, people: Mapping[str, str]) -> None:
        self._people = people

    @property
    def shown(self) -> SafeString:
        """What is shown of it: HTML that was made safe when it was kept."""
        return mark_safe(self.html)  # noqa: S308 - nothing but `writing.markdown.render` fills it

    @property
    def author_name(self) -> str:
        """Who speaks, as everybody may read it; somebody who left is a former member."""
        if self.author is None:
            return self.establishment.shown_in_full if self.establishment else str(_("Former member"))
        name = self.author.get_full_name()
        return name or (self.establishment.shown_in_full if self.establishment else str(_("Member")))
