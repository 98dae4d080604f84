"""From French to English and back, through Wagtail's locales: a copy in the other language, as a draft.

Only pages of the editors have translations. Profiles, requests, threads and reports exist once, in the language they
were written in, and are read under `/en/` in an English frame.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail.signals import copy_for_translation_done

from ..models import EditorialPage, HomePage


def missing_languages(page: Page) -> list[Locale]:
    """Return the languages that a page isn't in yet."""
    there = page.get_translations(inclusive=True).values("locale")
    return list(Locale.objects.exclude(pk__in=there).order_by("pk"))


def may_translate(page: Page, user: Any) -> bool:
    """Whether somebody may make a translation: whoever may edit the page, and write where the copy will stand."""
    return issubclass(page.specific_class or Page, EditorialPage) and page.permissions_for_user(user).can_edit()


@require_http_methods(["GET", "POST"])
def translate_page(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Ask, then copy a page into a language; one that is there already is opened."""
    page = get_object_or_404(Page, pk=pk).specific
    if not may_translate(page, request.user):
        raise PermissionDenied
    locale = get_object_or_404(Locale, language_code=language)
    if locale.pk == page.locale_id:
        raise Http404
    if known := page.get_translation_or_none(locale):
        return redirect("wagtailadmin_pages:edit", known.pk)
    above = page.get_parent()
    if not above.is_root() and not above.has_translation(locale):
        messages.warning(request, _("Translate the page above first: “%(title)s”.") % {"title": above.title})
        return redirect("wagtailadmin_pages:edit", above.pk)
    if request.method == "POST":
        return redirect("wagtailadmin_pages:edit", make_translation(page, locale, by=request.user).pk)
    return render(request, "home/desk/translate.html", {"page_to_copy": page, "locale": locale})


@transaction.atomic
def make_translation(page: Page, locale: Locale, *, by: Any) -> Page:
    """Return the copy, a draft with the words of the original, to be written over; two clicks at once make one."""
    locked = Page.objects.select_for_update().get(pk=page.pk)
    if known := locked.get_translation_or_none(locale):
        return known
    # Wagtail asks for a permission of its translation app, which isn't installed: our own rule has decided.
    return CopyPageForTranslationAction(page=page, locale=locale, user=by).execute(skip_permission_checks=True)


def translation_buttons(page: Page, user: Any) -> Iterable[Button]:
    """Yield a button for each language: to the translation that is there, or to making it."""
    if not may_translate(page, user):
        return
    for other in page.get_translations().select_related("locale"):
        words = _("In %(language)s") % {"language": other.locale}
        yield Button(words, url=reverse("wagtailadmin_pages:edit", args=[other.pk]), icon_name="globe", priority=70)
    for locale in missing_languages(page):
        words = _("Translate into %(language)s") % {"language": locale}
        url = reverse("cms_translate", args=[page.pk, locale.language_code])
        yield Button(words, url=url, icon_name="globe", priority=71)


@receiver(copy_for_translation_done)
def give_the_same_rights(source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    """Let whoever may write the front page write its translation: rights of pages hold below a page, not beside it."""
    if not isinstance(source_obj, HomePage):
        return
    for held in GroupPagePermission.objects.filter(page=source_obj.pk):
        GroupPagePermission.objects.get_or_create(
            group_id=held.group_id, page_id=target_obj.pk, permission_id=held.permission_id
        )
