"""Requests in the admin: the explorer's list, and the register of support."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page
from wagtail_modeladmin.options import modeladmin_register

from portal.walls import may_work_on

from .admin_listings import RequestViewSet
from .following.changing import PUT_OFF
from .models import HelpRequestIndexPage, HelpRequestPage
from .offering.registers import OfferRegister
from .registers import SupportRegister, requests, volunteers

modeladmin_register(OfferRegister)
modeladmin_register(SupportRegister)


@hooks.register("register_admin_viewset")
def viewsets() -> list[ViewSet]:
    """Add the explorer's list of requests and the choosers."""
    return [RequestViewSet(), requests, volunteers]


def all_requests(request: HttpRequest) -> HttpResponse:
    """Lead to the requests in the explorer."""
    return redirect("wagtailadmin_explore", HelpRequestIndexPage.objects.only("pk").get().pk)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Give the requests a short address."""
    return [path("demandes/", all_requests, name="cms_requests")]


class RequestsMenuItem(MenuItem):
    """Shown to those who decide on requests."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_work_on(HelpRequestIndexPage, request.user)


@hooks.register("register_admin_menu_item")
def requests_menu_item() -> MenuItem:
    """Put the requests one click away."""
    return RequestsMenuItem(_("Help requests"), reverse("cms_requests"), name="requests", icon_name="help", order=160)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Have Wagtail's history of a page know what its people do beside its text."""
    actions.register_action(PUT_OFF, _("Put off the last day"), _("Last day put off"))


def refuse_to_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep what was public once: its thread, the help given and the figures of past weeks hang on it.

    Who wants it out of sight takes it offline, or has its people withdraw it.
    """
    index_or_request = issubclass(page.specific_class or Page, HelpRequestPage | HelpRequestIndexPage)
    if not index_or_request or (page.first_published_at is None and not page.live):
        return None
    words = {"title": page.get_admin_display_title()}
    sentence = _("“%(title)s” was public: it can be taken offline, not deleted. The figures of past weeks count it.")
    messages.error(request, sentence % words)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_delete_page")
def before_delete_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse it on the page's own screen."""
    return refuse_to_delete(request, page)


@hooks.register("before_bulk_action")
def before_bulk_delete(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Refuse it for a selection that holds one such page: nothing of the selection is deleted."""
    if action_type != "delete" or not issubclass(action.models[0], Page):
        return None
    return next((answer for page in objects if (answer := refuse_to_delete(request, page))), None)
