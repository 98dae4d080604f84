"""Pictures people upload: what a camera wrote beside one (place, date, owner) is never kept (security.md, R10)."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from PIL import Image, ImageOps
from wagtail.images.forms import BaseImageForm

# Formats that carry metadata; the others are kept as they came.
REENCODED = {"JPEG": {"quality": 90}, "PNG": {}, "WEBP": {"quality": 90}}


def without_metadata(upload: UploadedFile) -> UploadedFile:
    """Return the same picture, turned upright and written again by us, with nothing but its pixels."""
    upload.seek(0)
    picture = Image.open(upload)
    if picture.format not in REENCODED:
        upload.seek(0)
        return upload
    upright, clean = ImageOps.exif_transpose(picture), BytesIO()
    upright.info = {name: value for name, value in upright.info.items() if name == "transparency"}
    upright.save(clean, format=picture.format, exif=b"", **REENCODED[picture.format])
    return SimpleUploadedFile(upload.name or "image", clean.getvalue(), upload.content_type or "")


class CleanImageForm(BaseImageForm):
    """Wagtail's form for a picture, minus what the picture tells besides itself."""

    def clean_file(self) -> UploadedFile:
        """Clean a new file; one that was kept is clean already."""
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return upload
        clean = without_metadata(upload)
        # Wagtail reads the size from here; both turn a picture upright.
        clean.image = upload.image  # type: ignore[attr-defined]
        return clean
