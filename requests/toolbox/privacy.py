"""A resource may be signed: the name somebody is cited by is handed out, and goes when they leave."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.privacy import Person

from . import actions
from .models import Resource


def register() -> None:
    """Tell the registry."""
    models = ["toolbox.Resource"]
    privacy.register("toolbox", export=export, erase=erase, title=_("Documents of the toolbox"), models=models)
    privacy.excuse("The title of a document, without an author", ["toolbox.Tool", "toolbox.ResourceFile"])
    privacy.excuse("Text of the list’s own page, typed by editors", ["toolbox.ResourceIndexPage"])


def export(person: Person) -> Mapping[str, Any]:
    """Return the resources somebody brought, and those that cite them."""
    brought = Resource.objects.filter(owner=person.user) if person.user else Resource.objects.none()
    fields = ("title", "summary", "credit", "live", "first_published_at")
    return {
        "brought": list(brought.values(*fields)),
        "cited_in": list(Resource.objects.filter(_cited(person)).values(*fields)),
    }


def erase(person: Person) -> None:
    """Take the name off what cites them, kept versions included, and leave the documents to those who use them."""
    for resource in Resource.objects.filter(_cited(person)):
        Resource.objects.filter(pk=resource.pk).update(credit=without(person, resource.credit))
        actions.announce(resource)
    for revision in _revisions(person):
        revision.content["credit"] = without(person, revision.content["credit"])
        revision.save(update_fields=["content"])
    if person.user:
        Resource.objects.filter(owner=person.user).update(owner=None)


def without(person: Person, credit: str) -> str:
    """Return a credit in which nobody reads this person's name; what is left of it when others are cited too."""
    for name in person.names:
        credit = credit.replace(name, "…")
    return "" if not credit.strip(" …,;") else credit


def _cited(person: Person) -> Q:
    condition = Q()
    for name in person.names:
        condition |= Q(credit__contains=name)
    return condition


def _revisions(person: Person) -> Iterator[Any]:
    """Yield kept versions that cite a person; there are few resources, and JSON can't be searched alike everywhere."""
    for resource in Resource.objects.only("pk"):
        for revision in resource.revisions.all():
            credit = revision.content.get("credit") or ""
            if any(name in credit for name in person.names):
                yield revision
