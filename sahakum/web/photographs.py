"""Photographs on a page, and the answer to who asks for one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response

from sahakum.capture import photographs
from sahakum.capture.models import Photograph
from sahakum.journal.services import log_view
from sahakum.lib.pictures import SMALL_SIDE_PX
from sahakum.web import wording
from sahakum.web.doors import reader

HEADERS = {"Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff"}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One photograph: the addresses of its small picture and of the whole one, and its size.

    ``words`` say what it shows and when it was taken, and nothing of whose it is.
    """

    small: str
    full: str
    words: str
    width_px: int
    height_px: int
    record_id: UUID


def shown(rows: Iterable[tuple[Photograph, str]], page: str) -> list[Shown]:
    """Photographs, each with the word for what it shows; ``page`` names their addresses."""
    return [_shown(row, word, page) for row, word in rows]


def _shown(row: Photograph, word: str, page: str) -> Shown:
    reduced = min(1.0, SMALL_SIDE_PX / max(row.width_px, row.height_px))
    return Shown(
        small=reverse(page, args=[row.pk, "small"]),
        full=reverse(page, args=[row.pk, "full"]),
        words=f"{word} · {wording.day_in_words(row.taken_on)}",
        width_px=round(row.width_px * reduced),
        height_px=round(row.height_px * reduced),
        record_id=row.operation_id,
    )


def answer(
    request: HttpRequest, photograph: Photograph, size: str, *, about: tuple[str, UUID]
) -> HttpResponse:
    """The JPEG; that somebody looks at a whole one is written down, with what it is about.

    A browser keeps it for its user only and asks each time whether it still may, so that it is not
    shown any more to who may not see it any more.

    Raises:
        Http404: there is no such size, or it was erased.
    """
    if size not in photographs.SIZES:
        raise Http404
    jpeg = photographs.picture_of(photograph, size)
    if jpeg is None:
        raise Http404
    if size == "full":
        kind, subject = about
        user = reader(request)
        log_view(actor_id=user.id, subject_kind=kind, subject_id=subject, page="photograph")
    response = HttpResponse(jpeg, content_type="image/jpeg", headers=HEADERS)
    response.headers["ETag"] = etag = f'"{photograph.pk}-{size}"'
    return get_conditional_response(request, etag=etag, response=response) or response
