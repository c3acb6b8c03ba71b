"""Pictures that tests send: drawn here, with everything that a phone writes into its files."""

import base64
import io
import struct
import zlib
from typing import Any

from PIL import Image

PLACE = "Bavel, 13.0827 N"
CAMERA = "KRAMA PHONE"
GPS_TAG, ORIENTATION_TAG, CAMERA_TAG, COMMENT_TAG = 0x8825, 0x0112, 0x0110, 0x9286
RED, BLUE = (200, 30, 30), (30, 30, 200)


def jpeg(width: int = 64, height: int = 48, *, turned: int = 1, **options: Any) -> bytes:
    """A JPEG with place, camera and comment in it; its left half is red, its right half blue.

    ``turned`` is the orientation that a phone notes when it is held otherwise.
    """
    return written(two_halves(width, height), "JPEG", turned, comment=PLACE.encode(), **options)


def png(width: int = 64, height: int = 48) -> bytes:
    """A PNG whose lower half one can look through."""
    image = two_halves(width, height).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, height // 2, width, height))
    return written(image, "PNG")


def webp(width: int = 64, height: int = 48) -> bytes:
    """A WebP."""
    return written(two_halves(width, height), "WEBP")


def two_halves(width: int, height: int) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def written(image: Image.Image, name: str, turned: int = 1, **options: Any) -> bytes:
    """A file of a picture, with all that a phone writes into it."""
    exif = Image.Exif()
    exif[ORIENTATION_TAG], exif[CAMERA_TAG] = turned, CAMERA
    exif[COMMENT_TAG] = PLACE
    exif.get_ifd(GPS_TAG).update({1: "N", 2: (13.0, 4.0, 57.7), 3: "E", 4: (102.0, 52.0, 30.0)})
    out = io.BytesIO()
    image.save(out, name, exif=exif, **options)
    return out.getvalue()


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A PNG of a few kilobytes that would fill gigabytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1 + 3 * width) * 20, 9)
    parts = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + checksum


def text(data: bytes) -> str:
    """The bytes as a phone sends them."""
    return base64.b64encode(data).decode()


def opened(data: bytes) -> Image.Image:
    """A picture that was kept."""
    return Image.open(io.BytesIO(data))


def is_red(image: Image.Image, place: tuple[float, float]) -> bool:
    """Whether a point, as parts of width and height, is of the half that was red."""
    x, y = int(place[0] * image.width), int(place[1] * image.height)
    red, _, blue = image.convert("RGB").getpixel((x, y))  # type: ignore[misc]
    return bool(red > blue)


PHOTOGRAPH = text(jpeg())
