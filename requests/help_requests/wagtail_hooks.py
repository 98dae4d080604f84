"""Requests in the admin: the explorer's list, and the register of support."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail_modeladmin.options import modeladmin_register

from portal.walls import may_work_on

from .admin_listings import RequestViewSet
from .models import HelpRequestIndexPage
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
