"""The field of a photograph: base64 text, from a phone or as a page makes it of a file."""

import base64
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare, salted_hmac

from sahakum.capture import texts
from sahakum.capture.fields import CaptureField, Description
from sahakum.lib.pictures import (
    LONGEST_SIDE_PX,
    MOST_BYTES,
    Picture,
    PictureError,
    drawn_before,
    read_picture,
)

# Base64 takes four signs for three bytes; the rest is for line breaks.
LONGEST_TEXT = MOST_BYTES * 3 // 2
MEDIA_TYPES = ("image/jpeg", "image/png", "image/webp")


class PhotographInput(forms.FileInput):
    """Where a page asks for the file. What was said arrives as text, and is never written out."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The text, as for every other answer."""
        return data.get(name)


class PhotographField(CaptureField):
    """A JPEG, PNG or WebP as base64 text; gives the ``Picture`` that is kept of it."""

    type_name = "photograph"
    not_accepted = texts.NOT_A_PHOTOGRAPH

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget = PhotographInput()

    def to_python(self, value: Any) -> Picture | None:
        """The picture, drawn anew; ``None`` for nothing."""
        if value in (None, ""):
            return None
        try:
            data = _bytes_of(value)
            return drawn_before(data) if _is_drawn(value, data) else read_picture(data)
        except PictureError as error:
            sentence, unit = _SENTENCES[error.code]
            most = texts.numeral(error.most // unit)
            raise ValidationError(sentence, params={"most": most}) from error

    def to_hold(self, value: Any) -> str:
        """The picture as it would be kept, without what the phone wrote into it, as text again;
        nothing of what is none."""
        try:
            picture = self.to_python(value) if isinstance(value, str) else None
        except ValidationError:
            return ""
        return as_drawn(picture.full) if picture else ""

    def details(self) -> Description:
        """What may be sent, and to which longest side a phone may reduce it before."""
        return {
            "most_bytes": MOST_BYTES,
            "media_types": list(MEDIA_TYPES),
            "longest_side_px": LONGEST_SIDE_PX,
        }


def as_text(data: bytes) -> str:
    """The bytes of a file as a phone would send them."""
    return base64.b64encode(data).decode()


def as_drawn(jpeg: bytes) -> str:
    """The text of a JPEG that was drawn here: marked, so that it is taken as it stands.

    So what was held is stored as it was held, and sent twice it is the same text both times.
    """
    return f"{_mark_of(jpeg)}{as_text(jpeg)}"


def _is_drawn(text: str, jpeg: bytes) -> bool:
    """Whether we made this JPEG ourselves: only we can make its mark."""
    head, comma, _rest = text.partition(",")
    return constant_time_compare((head + comma).encode(errors="replace"), _mark_of(jpeg))


def _mark_of(jpeg: bytes) -> str:
    mark = salted_hmac("capture.photograph.drawn", jpeg, algorithm="sha256").hexdigest()
    return f"data:image/jpeg;drawn={mark};base64,"


def _bytes_of(text: str) -> bytes:
    """The bytes behind a text; a phone may put "data:image/jpeg;base64," in front.

    Raises:
        PictureError: it is too long, or no base64.
    """
    if len(text) > LONGEST_TEXT:
        raise PictureError("too_large", most=MOST_BYTES)
    if text.startswith("data:image/"):
        text = text.partition(",")[2]
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except ValueError as error:
        raise PictureError("not_a_picture") from error


# By code: the sentence, and the unit in which it names how much is accepted.
_SENTENCES = {
    "not_a_picture": (texts.NOT_A_PHOTOGRAPH, 1),
    "too_large": (texts.PHOTOGRAPH_TOO_LARGE, 1024 * 1024),
    "too_many_pixels": (texts.TOO_MANY_PIXELS, 1_000_000),
    "broken": (texts.PHOTOGRAPH_BROKEN, 1),
}
