"""What search keeps of a person: saved searches; and what an index still holds of a page that is gone."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.privacy import Person
from portal.work import outbox
from portal.work.models import OutboxRow

from . import indexing
from .engines import engine
from .models import KnownName, SavedSearch


def register() -> None:
    """Tell the registry."""
    models = ["search.SavedSearch", "search.KnownName"]
    privacy.register("search", export=export, erase=erase, title=_("Saved searches"), models=models)
    privacy.excuse("Counted without knowing who searched; a person's name is not kept", ["search.SearchedPhrase"])


def export(person: Person) -> Mapping[str, Any]:
    """Return the searches somebody keeps."""
    kept = SavedSearch.objects.filter(user=person.user) if person.user else SavedSearch.objects.none()
    return {"saved_searches": list(kept.values("name", "searched", "parameters", "summary", "frequency", "created_at"))}


def erase(person: Person) -> None:
    """Delete saved searches and names that type-ahead knows; have the files of the index forget what left it."""
    if person.user:
        SavedSearch.objects.filter(user=person.user).delete()
        KnownName.objects.filter(page__owner=person.user).delete()
    outbox.put("forget")


def forget(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `forget`: a document taken out of an index stays in its files until these are written anew.

    Many erasures, one rewriting. Without an index there is nothing to forget.
    """
    engine().forget(indexing.rebuild)
    # Names that type-ahead knows were written anew as well: the database is swept after them, not before.
    outbox.put("sweep")
