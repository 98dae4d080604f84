"""Profiles, requests and resources: Wagtail pages, taken offline and published by Wagtail's own actions."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db.models import BigIntegerField, CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, NullIf
from django.urls import reverse
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from accounts.models import User
from directory.addresses import profile_url
from directory.models import Commune, Establishment, VolunteerProfilePage
from help_requests.models import HelpRequestPage
from help_requests.wording import request_url
from toolbox.models import Resource

from ..choices import Kind
from .base import Target, TargetKind


def written(field: str) -> NullIf:
    """Return what the latest revision says in a field: a draft's region is in no column.

    SQLite gives JSON's null as a word, PostgreSQL as nothing.
    """
    text = KeyTextTransform(field, F("latest_revision__content"), output_field=CharField())
    return NullIf(text, Value("null", output_field=CharField()))


class Pages(TargetKind):
    """What both types of page share."""

    model: ClassVar[type[Page]]

    def rows(self) -> QuerySet[Any]:
        """Return the pages with `moderation_region`, the code of the region they belong to as they are written."""
        raise NotImplementedError

    def address(self, slug: str) -> str:
        """Return where everybody reads it."""
        raise NotImplementedError

    def author_of(self, page: Any) -> User | None:
        """Return whose page it is."""
        return page.owner

    def load(self, pks: Sequence[int]) -> Iterable[Target]:
        for page in self.rows().filter(pk__in=pks):
            yield Target(
                kind=self.kind,
                pk=page.pk,
                thing=page,
                title=page.draft_title or page.title,
                url=self.address(page.slug),
                author=self.author_of(page),
                region=page.moderation_region or None,
                is_public=page.live,
                is_hidden=not page.live and page.first_published_at is not None,
            )

    def hide(self, target: Target, *, by: User) -> int | None:
        page: Page = target.thing
        revision = page.live_revision_id or page.latest_revision_id or page.save_revision(user=by, changed=False).pk
        # Who may decide was asked by the rule of moderation; Wagtail's would refuse documents to moderators.
        UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
        return revision

    def show(self, target: Target, *, by: User, revision: int | None) -> None:
        page: Page = target.thing
        chosen = page.revisions.filter(pk=revision).first() or page.get_latest_revision()
        (chosen or page.save_revision(user=by)).publish(user=by, skip_permission_checks=True)


class Profiles(Pages):
    """Volunteers' pages: in the region they work in."""

    kind = Kind.PROFILE
    model = VolunteerProfilePage

    def rows(self) -> QuerySet[Any]:
        commune = Commune.objects.filter(code=OuterRef("written_commune"))
        return (
            VolunteerProfilePage.objects.select_related("owner", "volunteer__user")
            .annotate(written_commune=written("commune"))
            .annotate(
                moderation_region=Coalesce(
                    written("region"),
                    Subquery(commune.values("departement__region_id")[:1]),
                    F("region_id"),
                    F("commune__departement__region_id"),
                    output_field=CharField(),
                )
            )
        )

    def address(self, slug: str) -> str:
        return profile_url(slug)

    def author_of(self, page: Any) -> User | None:
        return page.volunteer.user or page.owner


class Requests(Pages):
    """Help requests: in the region of their establishment."""

    kind = Kind.REQUEST
    model = HelpRequestPage

    def rows(self) -> QuerySet[Any]:
        asking = Establishment.objects.filter(pk=Cast(OuterRef("written_establishment"), BigIntegerField()))
        return (
            HelpRequestPage.objects.select_related("owner", "establishment")
            .annotate(written_establishment=written("establishment"))
            .annotate(
                moderation_region=Coalesce(
                    Subquery(asking.values("region_id")[:1]), F("establishment__region_id"), output_field=CharField()
                )
            )
        )

    def address(self, slug: str) -> str:
        return request_url(slug)


class Resources(Pages):
    """Documents that came out of requests: of use everywhere, so in no region."""

    kind = Kind.RESOURCE
    model = Resource

    def rows(self) -> QuerySet[Any]:
        nowhere = Value(None, output_field=CharField())
        return Resource.objects.select_related("owner").annotate(moderation_region=nowhere)

    def address(self, slug: str) -> str:
        return reverse("wagtail_serve", args=[f"outils/{slug}/"])


PROFILES, REQUESTS, RESOURCES = Profiles(), Requests(), Resources()
