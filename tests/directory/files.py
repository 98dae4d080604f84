"""Files that people send in: good ones, and those somebody sends to do harm."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

GPS, DESCRIPTION = 0x8825, 0x010E
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def photo(*, size=(900, 600), kind="JPEG", color="teal", **options):
    """Return the bytes of a photo with the place where it was taken."""
    picture, data = Image.new("RGB", size, color), BytesIO()
    exif = picture.getexif()
    exif[DESCRIPTION] = "Domicile de Mme Exemple"
    exif.get_ifd(GPS)[2] = (48.0, 51.0, 24.0)
    picture.save(data, format=kind, exif=exif, **options)
    return data.getvalue()


def two_halves():
    """Return a photo whose left half is red and whose right half is blue."""
    picture, data = Image.new("RGB", (800, 400), "red"), BytesIO()
    picture.paste("blue", (400, 0, 800, 400))
    picture.save(data, format="PNG")
    return data.getvalue()


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def packed_zeros(megabytes):
    """Return that many megabytes of zeros as zlib packs them: one block, which stands for itself, again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = (megabytes * 1_000_000 % 65521) << 16 | 1
    return b"\x78\xda" + block * megabytes + b"\x03\x00" + struct.pack(">I", checksum)


def png_bomb(side=30_000):
    """Return a PNG of some kilobytes that would fill gigabytes."""
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = packed_zeros(-(-side * (side + 1) // 1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def text_bomb():
    """Return a PNG whose comment unpacks to a gigabyte."""
    small = BytesIO()
    Image.new("RGB", (10, 10)).save(small, format="PNG")
    start, end = small.getvalue()[:33], small.getvalue()[33:]
    return start + chunk(b"zTXt", b"Comment\0\0" + packed_zeros(1000)) + end


def scan_bomb():
    """Return a progressive JPEG with thousands of scans."""
    data = photo(size=(64, 64), progressive=True)
    start = data.rindex(b"\xff\xda")
    return data[:start] + data[start:-2] * 3000 + b"\xff\xd9"


def lying_size():
    """Return a PNG that says it is enormous and holds nothing."""
    header = struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HARMFUL = {
    "svg": lambda: SVG,
    "svg called jpg": lambda: SVG,
    "html": lambda: b"<!doctype html><script>alert(1)</script>",
    "gif with a script": lambda: b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)",
    "empty": lambda: b"",
    "noise": lambda: bytes(range(256)) * 40,
    "cut off": lambda: photo()[:300],
    "png bomb": png_bomb,
    "text bomb": text_bomb,
    "scan bomb": scan_bomb,
    "lying size": lying_size,
    "too heavy": lambda: photo() + bytes(5 * 1024 * 1024),
    "executable": lambda: b"MZ" + bytes(200),
    "archive": lambda: b"PK\x03\x04" + bytes(200),
}


def sent(data, name="photo.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, data, kind)
