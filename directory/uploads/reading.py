"""Who may read a document of somebody's page: the rule of its page, asked again for the file."""

from ..models import ProfileDocument, Upload, VolunteerProfilePage
from ..permissions import Reader
from ..visibility import shown


def title_for(upload: Upload, reader: Reader) -> str | None:
    """Return the title under which this reader may have a file; None when they may not.

    Its owner and those who decide on the page may always; others while it is on the published page and shown to them.
    """
    published = ProfileDocument.objects.filter(upload=upload, page__live=True).select_related("page__volunteer").first()
    if published and shown(published.page, "documents", reader):
        return published.title
    if reader.is_authenticated and (upload.volunteer.user_id == reader.pk or _decides_on(upload, reader)):
        return published.title if published else str(upload)
    return None


def _decides_on(upload: Upload, reader: Reader) -> bool:
    page = VolunteerProfilePage.objects.filter(volunteer=upload.volunteer_id).first()
    return page is not None and page.permissions_for_user(reader).can_publish()
