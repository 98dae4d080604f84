"""Pictures from people we don't know: opened with care, turned upright, written again with nothing but their pixels.

Three formats only (SVG is a program, others are rare), and what would cost minutes or gigabytes to decode is refused
before it is decoded: security.md, R10.
"""

from io import BytesIO
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

LARGEST_FILE = 5 * 1024 * 1024
# How many pixels are decoded. WebP is unpacked whole, twice: up to 20 bytes of memory a pixel, where a PNG takes 11.
MOST_PIXELS = {"JPEG": 25_000_000, "PNG": 25_000_000, "WEBP": 13_000_000}
# A progressive JPEG of a camera has about ten scans; one of thousands, each some bytes long, decodes for an hour.
MOST_SCANS = 64
START_OF_SCAN = b"\xff\xda"
QUALITY = 88

_UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError, Image.DecompressionBombWarning)


def upright(file: IO[bytes], *, longest_side: int) -> Image.Image:
    """Return the picture in a file, upright and in RGB, `longest_side` pixels at most.

    Raises `ValidationError` with a sentence for whoever sent it.
    """
    data = read(file)
    try:
        picture = Image.open(BytesIO(data), formats=tuple(MOST_PIXELS))
        most = MOST_PIXELS[picture.format or ""]
        if picture.width * picture.height > most:
            raise ValidationError(
                _("This picture is too large: %(most)d million pixels at most. Make it smaller, try again.")
                % {"most": most // 1_000_000}
            )
        if picture.format == "JPEG" and data.count(START_OF_SCAN) > MOST_SCANS:
            raise ValidationError(_("This picture is built in an unusual way. Save it again as a JPEG and try again."))
        # JPEG only: decode at the size that is wanted.
        picture.draft("RGB", (longest_side, longest_side))
        picture.thumbnail((longest_side, longest_side))
        return _on_white(ImageOps.exif_transpose(picture))
    except _UNREADABLE:
        raise ValidationError(_("This isn't a picture we can read. Send a JPEG, PNG or WebP file.")) from None


def read(file: IO[bytes]) -> bytes:
    """Return the bytes of a file; raises `ValidationError` when it is too heavy, before all of it is read."""
    file.seek(0)
    data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ValidationError(_("This file is too heavy: 5 MB at most."))
    if not data:
        raise ValidationError(_("This file is empty."))
    return data


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture without transparency."""
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    sheet = Image.new("RGB", layered.size, "white")
    sheet.paste(layered, mask=layered.getchannel("A"))
    return sheet


def framed(picture: Image.Image, *, across: int, down: int, zoom: int, side: int) -> Image.Image:
    """Return a square of a picture: where it lies in percent from the left and from the top, how close in percent.

    At a zoom of 100 the square is as large as the picture allows, at 200 half as wide.
    """
    width = max(1, min(picture.size) * 100 // max(zoom, 100))
    left = (picture.width - width) * across // 100
    top = (picture.height - width) * down // 100
    return picture.crop((left, top, left + width, top + width)).resize((side, side), Image.Resampling.LANCZOS)


def as_jpeg(picture: Image.Image) -> bytes:
    """Return a picture as the bytes of a JPEG file that holds nothing else."""
    picture.info = {}
    data = BytesIO()
    picture.save(data, format="JPEG", quality=QUALITY, optimize=True, exif=b"")
    return data.getvalue()
