"""Resources as an editor makes and publishes them, with small real files."""

import factory
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from portal.slugs import free_slug
from tests.directory.factories import UserFactory, taken_slugs
from toolbox.choices import Licence, ResourceKind
from toolbox.models import Resource, ResourceFile, ResourceIndexPage

CONTENT = b"Article 1. Chacun peut travailler de chez soi."


def document(name: str = "charte.odt", content: bytes = CONTENT) -> Document:
    """Return a stored document; `name` is what its file is called."""
    stored = Document(title=name, file_size=len(content))
    stored.file.save(name, ContentFile(content), save=False)
    stored.save()
    return stored


def paper(label: str = "Charte", version: str = "", **fields: object) -> ResourceFile:
    """Return an unsaved file, for `ResourceFactory(files=…)`."""
    fields.setdefault("document", document())
    return ResourceFile(label=label, version=version, **fields)


class ResourceFactory(factory.django.DjangoModelFactory):
    """A resource with one file, published unless `live=False`."""

    class Meta:
        model = Resource

    owner = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda n: f"Charte de travail à distance {n}")
    slug = factory.LazyAttribute(lambda page: free_slug(page.title, taken=taken_slugs(Resource)))
    kind = ResourceKind.TEMPLATE
    licence = Licence.ETALAB
    summary = "Deux pages à adapter."

    @classmethod
    def _create(cls, model_class, *_args, live=True, themes=(), files=None, **fields):
        page = model_class(live=False, **fields)
        page.themes, page.files = list(themes), [paper()] if files is None else list(files)
        ResourceIndexPage.objects.get().add_child(instance=page)
        revision = page.save_revision(user=page.owner)
        if live:
            revision.publish()
        return Resource.objects.get(pk=page.pk)
