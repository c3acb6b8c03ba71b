"""Photographs on a page, and the answer to who asks for one of them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.animals.models import AnimalPhotograph
from sahakum.capture import erasing, photographs
from sahakum.capture.models import Photograph
from sahakum.grants.models import GrantPhotograph
from sahakum.journal.services import log_view
from sahakum.lib.pictures import SMALL_SIDE_PX
from sahakum.web import people, wording
from sahakum.web.doors import reader

HEADERS = {"Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff"}


@dataclass(frozen=True, kw_only=True)
class Erased:
    """That a picture was erased for good: when, by whom and why."""

    at: datetime.datetime
    who: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One photograph: the addresses of its small picture and of the whole one, and its size.

    ``words`` say what it shows and when it was taken, and nothing of whose it is. ``erase`` is
    where it is erased, for who may.
    """

    small: str
    full: str
    words: str
    width_px: int
    height_px: int
    record_id: UUID
    erased: Erased | None
    erase: str


@dataclass(frozen=True, kw_only=True)
class About:
    """What a photograph is of, the name of its address, and the page on which it stands."""

    word: str
    picture: str
    page: str


def about(photograph: Photograph) -> About:
    """What belongs to the sort of a photograph."""
    if isinstance(photograph, GrantPhotograph):
        return About(
            word=str(photograph.get_shows_display()),
            picture="business-grant-photograph",
            page=reverse("business-grant", args=[photograph.grant_id]),
        )
    assert isinstance(photograph, AnimalPhotograph)
    return About(
        word=_("Photograph of the animal"),
        picture="animal-photograph",
        page=reverse("animal", args=[photograph.animal_id]),
    )


def shown(rows: Iterable[Photograph], *, by: User) -> list[Shown]:
    """Photographs in the order given, but what was erased behind the others: a page begins with
    what can be seen."""
    said = list(rows)
    erased = erased_of([row.pk for row in said])
    found = [_shown(row, erased.get(row.pk), by) for row in said]
    return sorted(found, key=lambda one: one.erased is not None)


def erased_of(photograph_ids: Iterable[UUID]) -> dict[UUID, Erased]:
    """What is said in the place of pictures that were erased, by the id of the photograph."""
    erasures = erasing.erasures_of(photograph_ids)
    names = people.names_of(row.operation.actor_id for row in erasures.values())
    return {
        key: Erased(
            at=row.operation.received_at,
            who=names.get(row.operation.actor_id, ""),
            reason=row.reason,
        )
        for key, row in erasures.items()
    }


def erase_address(photograph: Photograph, *, by: User) -> str:
    """Where a photograph is erased; empty for who may not."""
    own = photograph.operation.organisation_id == by.organisation_id
    may = own and by.may(permissions.ERASE_PHOTOGRAPH)
    return reverse("erase-photograph", args=[photograph.pk]) if may else ""


def _shown(row: Photograph, erased: Erased | None, by: User) -> Shown:
    reduced = min(1.0, SMALL_SIDE_PX / max(row.width_px, row.height_px))
    of = about(row)
    return Shown(
        small=reverse(of.picture, args=[row.pk, "small"]),
        full=reverse(of.picture, args=[row.pk, "full"]),
        words=f"{of.word} · {wording.day_in_words(row.taken_on)}",
        width_px=round(row.width_px * reduced),
        height_px=round(row.height_px * reduced),
        record_id=row.operation_id,
        erased=erased,
        erase="" if erased else erase_address(row, by=by),
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
