"""The directory in the admin: profiles in the explorer, registers, lists, and what waits."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from portal.panels import LONGEST, Line, WaitingPanel
from portal.walls import may_work_on

from .admin_listings import ProfileViewSet
from .choosers import communes, establishments
from .contact.registers import RevealRegister
from .models import DirectoryPage, Establishment, Membership
from .registers import EstablishmentRegister, MembershipRegister
from .snippets import EditorialLists

modeladmin_register(EstablishmentRegister)
modeladmin_register(MembershipRegister)
modeladmin_register(RevealRegister)
register_snippet(EditorialLists)


@hooks.register("register_admin_viewset")
def viewsets() -> list[ViewSet]:
    """Add the explorer's list of profiles and the choosers."""
    return [ProfileViewSet(), communes, establishments]


def profiles(request: HttpRequest) -> HttpResponse:
    """Lead to the profiles in the explorer."""
    return redirect("wagtailadmin_explore", DirectoryPage.objects.only("pk").get().pk)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Give the profiles a short address."""
    return [path("profils/", profiles, name="cms_profiles")]


class ProfilesMenuItem(MenuItem):
    """Shown to those who decide on profiles."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_work_on(DirectoryPage, request.user)


@hooks.register("register_admin_menu_item")
def profiles_menu_item() -> MenuItem:
    """Put the profiles one click away."""
    return ProfilesMenuItem(_("Profiles"), reverse("cms_profiles"), name="profiles", icon_name="group", order=150)


class EstablishmentsPanel(WaitingPanel):
    """Establishments that somebody added."""

    title = _("Establishments to verify")
    order = 235

    def lines(self, user: Any) -> Iterable[Line]:
        if not user.has_perm("directory.change_establishment"):
            return []
        waiting = Establishment.objects.to_verify().select_related("commune", "region").order_by("created_at")
        return [
            Line(
                title=row.name,
                url=reverse("directory_establishment_modeladmin_verify", args=[row.pk]),
                detail=row.place,
                since=row.created_at,
            )
            for row in waiting[:LONGEST]
        ]


class UnmanagedPanel(WaitingPanel):
    """Establishments whose last manager's account is gone: a coordinator puts somebody in charge."""

    title = _("Establishments with nobody in charge")
    order = 245

    def lines(self, user: Any) -> Iterable[Line]:
        if not user.has_perm("directory.change_membership"):
            return []
        register = reverse("directory_membership_modeladmin_index")
        rows = Establishment.objects.without_manager().order_by("name")[:LONGEST]
        return [Line(title=row.name, url=f"{register}?q={row.finess}") for row in rows]


class MembershipsPanel(WaitingPanel):
    """People who say they act for an establishment; those who added one are decided on with it."""

    title = _("Memberships to confirm")
    order = 240

    def lines(self, user: Any) -> Iterable[Line]:
        if not user.has_perm("directory.change_membership"):
            return []
        with_it = Q(establishment__verified_at=None, establishment__created_by=F("user"))
        waiting = Membership.objects.waiting().exclude(with_it).select_related("user", "establishment")
        return [
            Line(
                title=str(row.user),
                url=reverse("directory_membership_modeladmin_confirm", args=[row.pk]),
                detail=str(row.establishment),
                since=row.created_at,
            )
            for row in waiting.order_by("created_at")[:LONGEST]
        ]


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Show what waits in the directory."""
    panels.append(EstablishmentsPanel())
    panels.append(MembershipsPanel())
    panels.append(UnmanagedPanel())
