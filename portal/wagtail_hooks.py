"""What holds for every page in the admin."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import policy_registry


@hooks.register("construct_page_chooser_queryset")
def offer_no_foreign_draft(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Offer what is published, and what this person works on: a draft's title is as private as its text."""
    policy = policy_registry.get_by_type(Page)
    mine = policy.instances_user_has_any_permission_for(request.user, ["add", "change", "publish"])
    return pages.filter(Q(live=True) | Q(pk__in=mine.values("pk")))
