"""What is done with several pages at once, beside Wagtail's own: said to be right, given a last day."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.models import Page

from toolbox.models import Resource

from ..models import NewsPage, StandardPage
from .freshness import read_again, say_still_right

MAY_END = (StandardPage, NewsPage, Resource)


class StillRight(PageBulkAction):
    """Somebody read these pages: they are right as of today."""

    display_name = _("Still right")
    action_type = "still_right"
    aria_label = _("Say that the selected pages are still right")
    template_name = "home/desk/bulk.html"
    action_priority = 60
    form_class = forms.Form
    extras = {"question": _("You have read these pages, and what they say is right?")}

    def check_perm(self, page: Page) -> bool:
        return page.live and read_again(page) and page.permissions_for_user(self.request.user).can_edit()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"action": self, **self.extras}

    @classmethod
    def execute_action(cls, objects: Iterable[Page], user: Any = None, **_others: Any) -> tuple[int, int]:
        """Note it in the history of each page."""
        pages = list(objects)
        for page in pages:
            say_still_right(page, by=user)
        return len(pages), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        words = ngettext(
            "%(number)d page is right as of today.", "%(number)d pages are right as of today.", num_parent_objects
        )
        return words % {"number": num_parent_objects}


class LastDayForm(forms.Form):
    """Until when pages stay online."""

    expire_at = forms.DateTimeField(
        label=_("Taken offline on"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Empty: they stay online."),
    )

    def clean_expire_at(self) -> Any:
        """Refuse a moment that is over: taking offline now is another action."""
        at = self.cleaned_data["expire_at"]
        if at and at <= timezone.now():
            raise ValidationError(_("This moment is over: choose one to come, or take the pages offline."))
        return at


class LastDay(PageBulkAction):
    """These pages are taken offline by themselves, or stay."""

    display_name = _("Set the last day")
    action_type = "last_day"
    aria_label = _("Set when the selected pages are taken offline")
    template_name = "home/desk/bulk.html"
    action_priority = 70
    form_class = LastDayForm
    extras = {"question": _("Until when do these pages stay online?")}

    def check_perm(self, page: Page) -> bool:
        """Leave out a page whose draft waits: publishing it again would publish that too."""
        may = page.live and not page.has_unpublished_changes and issubclass(page.specific_class or Page, MAY_END)
        return may and page.permissions_for_user(self.request.user).can_publish()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"action": self, **self.extras}

    def get_execution_context(self) -> dict[str, Any]:
        return super().get_execution_context() | {"at": self.cleaned_form.cleaned_data["expire_at"]}

    @classmethod
    def execute_action(
        cls, objects: Iterable[Page], user: Any = None, at: Any = None, **_others: Any
    ) -> tuple[int, int]:
        """Publish each again with its last day, as its editor would."""
        pages = [page.specific for page in objects]
        for page in pages:
            page.expire_at = at
            page.save_revision(user=user, log_action=True).publish(user=user)
        return len(pages), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        words = ngettext(
            "The last day of %(number)d page is set.", "The last day of %(number)d pages is set.", num_parent_objects
        )
        return words % {"number": num_parent_objects}
