"""What is done with resources."""

from django.db import transaction

from accounts.models import User
from portal.slugs import free_slug
from portal.work import outbox

from .choices import Licence, ResourceKind
from .models import Resource, ResourceFile, ResourceIndexPage, Tool


def announce(resource: Resource) -> None:
    """Have a resource indexed again."""
    outbox.put("index", kind="resource", pk=resource.pk)


@transaction.atomic
def draft_from_tool(tool: Tool, *, by: User) -> Resource:
    """Return the resource that a tool became, made now as a draft when there is none: an editor completes it.

    Nothing of it is public before somebody publishes it; licence and kind are the likeliest, to be checked.
    """
    # The tool's row is the lock: two clicks at once make one draft.
    tool = Tool.objects.select_for_update().get(pk=tool.pk)
    if known := tool.resources.first():
        return known
    index = ResourceIndexPage.objects.get()
    taken = set(index.get_children().values_list("slug", flat=True))
    resource = Resource(
        title=tool.title,
        slug=free_slug(tool.title, taken=taken),
        kind=ResourceKind.TEMPLATE,
        licence=Licence.ETALAB,
        tool=tool,
        owner=by,
        live=False,
    )
    if tool.document:
        resource.files = [ResourceFile(document=tool.document, label=tool.title)]
    index.add_child(instance=resource)
    # A draft may lack what publication asks for: its summary is the editor’s to write.
    resource.save_revision(user=by, log_action=True, clean=False)
    return resource
