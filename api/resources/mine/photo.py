"""The photo of my page: sent, shown on its next version, taken off; as at `/compte/profil/photo/`."""

from django.utils.datastructures import MultiValueDict
from ninja import File, Router, Status, UploadedFile

from directory.editing import versions
from directory.uploads import actions
from directory.uploads.forms import PhotoForm

from ...auth import APIRequest, Member
from ...choices import Right
from ...writing.typed import cleaned

router = Router(tags=["me"])
writes = Member(Right.PROFILE)


@router.post("/me/profile/photo", response={204: None}, auth=writes, summary="Send my photo")
def send_photo(request: APIRequest, photo: File[UploadedFile]) -> Status:
    """Put a photo on my draft (multipart/form-data), framed in its middle; what a camera wrote beside it is removed."""
    versions.own_page(request.user)
    form = PhotoForm({}, MultiValueDict({"photo": [photo]}))
    actions.keep_photo(request.user, cleaned(form)["photo"])
    return Status(204, None)


@router.delete("/me/profile/photo", response={204: None}, auth=writes, summary="Take my photo off")
def remove_photo(request: APIRequest) -> Status:
    """Take the photo off my draft; to hide the one that is online, change who sees it."""
    actions.remove_photo(request.user)
    return Status(204, None)
