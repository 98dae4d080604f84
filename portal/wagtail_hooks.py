"""What holds for every page in the admin."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .fields import ChoiceListField


@hooks.register("construct_page_chooser_queryset")
def offer_no_foreign_draft(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Offer what is published, and what this person works on: a draft's title is as private as its text."""
    policy = policy_registry.get_by_type(Page)
    mine = policy.instances_user_has_any_permission_for(request.user, ["add", "change", "publish"])
    return pages.filter(Q(live=True) | Q(pk__in=mine.values("pk")))


class ChoiceListComparison(FieldComparison):
    """Two lists of ticked values, compared as their words."""

    def htmldiff(self) -> SafeString:
        """Return what was ticked and what is."""
        parts = [("deletion", self.in_words(self.val_a)), ("addition", self.in_words(self.val_b))]
        return TextDiff([part for part in parts if part[1]], separator=" ").to_html()

    def in_words(self, ticked: list[str]) -> str:
        """Return the labels of the values; a value that left the list stands as it is."""
        labels = dict(self.field.values.choices)
        return ", ".join(str(labels.get(value, value)) for value in ticked or [])


register_comparison_class(ChoiceListField, comparison_class=ChoiceListComparison)
