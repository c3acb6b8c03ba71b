"""Pictures as they are kept: upright, small, and without a word of where they were taken.

Whatever arrives is decoded and drawn anew as JPEG. What a phone writes into its files (place,
time, owner, a second picture) is not copied, since nothing but the points of the picture is.
"""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageFile

MOST_BYTES = 8 * 1024 * 1024
# A phone's largest JPEG; the others are always decoded whole, and phones seldom write them.
MOST_PIXELS = {"JPEG": 50_000_000, "PNG": 16_000_000, "WEBP": 16_000_000}
LONGEST_SIDE_PX, QUALITY = 1280, 80
SMALL_SIDE_PX, SMALL_QUALITY = 320, 70

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class PictureError(ValueError):
    """Bytes are no picture that is kept; ``code`` says why.

    Codes: "not_a_picture", "too_large" (at most ``most`` bytes), "too_many_pixels" (at most
    ``most``), "broken".
    """

    def __init__(self, code: str, *, most: int = 0) -> None:
        """Keeps the code; the sentence belongs to the form."""
        super().__init__(code)
        self.code, self.most = code, most


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture as JPEG, its longest side at most 1280 pixels, and a small one of 320."""

    full: bytes
    small: bytes
    width_px: int
    height_px: int

    @property
    def sha256(self) -> str:
        """SHA-256 of the full JPEG, in hexadecimal digits."""
        return hashlib.sha256(self.full).hexdigest()


def read_picture(data: bytes) -> Picture:
    """Draws a JPEG, PNG or WebP anew; of a moving one its first picture.

    Raises:
        PictureError: it is too large, broken, or no such picture.
    """
    if not data:
        raise PictureError("broken")
    if len(data) > MOST_BYTES:
        raise PictureError("too_large", most=MOST_BYTES)
    image = _opened(data)
    most = MOST_PIXELS[image.format or "PNG"]
    # Only the size was read so far: what would fill the memory is never decoded.
    if image.width * image.height > most:
        raise PictureError("too_many_pixels", most=most)
    # WeasyPrint sets this for the whole process: then what is cut off would be drawn half grey.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        return _redrawn(image)
    except Exception as error:
        # Broken files fail in as many ways as there are decoders; all mean the same to people.
        raise PictureError("broken") from error


def drawn_before(full: bytes) -> Picture:
    """A picture from the JPEG that ``read_picture`` made of it: nothing is drawn a second time.

    Raises:
        PictureError: it is broken.
    """
    image = _opened(full)
    try:
        small = _jpeg(_reduced(image.copy(), SMALL_SIDE_PX), SMALL_QUALITY)
    except Exception as error:
        raise PictureError("broken") from error
    return Picture(full=full, small=small, width_px=image.width, height_px=image.height)


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=tuple(MOST_PIXELS))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError("too_many_pixels", most=max(MOST_PIXELS.values())) from error
    except Exception as error:
        raise PictureError("not_a_picture") from error


def _redrawn(image: Image.Image) -> Picture:
    turn = _turn_of(image)
    # Of a JPEG every second, fourth or eighth point is enough, and only those are decoded.
    image.draft("RGB", (LONGEST_SIDE_PX, LONGEST_SIDE_PX))
    full = _reduced(_flat(image), LONGEST_SIDE_PX)
    full = full if turn is None else full.transpose(turn)
    return Picture(
        full=_jpeg(full, QUALITY),
        small=_jpeg(_reduced(full.copy(), SMALL_SIDE_PX), SMALL_QUALITY),
        width_px=full.width,
        height_px=full.height,
    )


def _turn_of(image: Image.Image) -> Image.Transpose | None:
    """How a picture is turned so that it stands upright; what cannot be read turns nothing."""
    try:
        return _UPRIGHT.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:
        return None


def _flat(image: Image.Image) -> Image.Image:
    """In red, green and blue; what one could look through is white."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    above = image.convert("RGBA")
    ground = Image.new("RGB", above.size, "white")
    ground.paste(above, mask=above.getchannel("A"))
    return ground


def _reduced(image: Image.Image, longest_side_px: int) -> Image.Image:
    size = (longest_side_px, longest_side_px)
    image.thumbnail(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return image


def _jpeg(image: Image.Image, quality: int) -> bytes:
    # Comments and profiles would be written again from here.
    image.info = {}
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
