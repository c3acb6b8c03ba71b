"""Accepting differences with a newer gazetteer, one by one or many, through the one door."""

import datetime
from collections.abc import Callable, Iterable, Sequence

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.intake import MOST_AT_ONCE, Answer, Submission, Word, take_in
from sahakum.capture.kinds import Refusal, Said
from sahakum.lib.dates import Day, format_day
from sahakum.lib.ids import uuid7
from sahakum.localities.differences import Difference
from sahakum.localities.models import PlaceChange
from sahakum.localities.services import NO_ROOM, check_right, record_change
from sahakum.places import changes, services
from sahakum.places.gazetteer import SCHEME
from sahakum.places.models import Place

KIND = "place_change"
Sort = PlaceChange.Sort
Details = dict[str, object]


def change_places(said: Sequence[Said], *, by: User) -> None:
    """Stores accepted changes of the official list of places.

    Raises:
        PermissionDenied: the role does not renew the list, or a place lies outside the areas.
        Refusal: the change does not follow from what is stored.
    """
    for one in said:
        answers = one.answers
        touched = [place for place in (answers["place"], answers["parent"]) if place is not None]
        check_right(permissions.RENEW_PLACES, touched, by=by)
        if not touched and not by.sight.reaches_all:
            raise PermissionDenied
        _store(one)


def _store(said: Said) -> None:
    try:
        place, details = CHANGES[said.answers["sort"]](said)
    except changes.TooEarlyError as error:
        shown = format_day(Day(error.day, "day"), "en")
        sentence = _("This must be after %(day)s, when what it changes began.") % {"day": shown}
        raise Refusal({"from_on": [sentence]}) from error
    except services.NoRoomError as error:
        raise Refusal({"parent": [str(NO_ROOM)]}) from error
    except changes.StillInUseError as error:
        raise Refusal({"place": [_("Places of the list still lie inside this one.")]}) from error
    except IntegrityError as error:
        raise Refusal({"code": [_("Another place has this code.")]}) from error
    record_change(said, place, said.answers["sort"], details)


def _add(said: Said) -> tuple[Place, Details]:
    answers = said.answers
    place = services.add_place(
        parent=answers["parent"],
        type_of_place=answers["type"],
        name_km=answers["name_km"],
        name_en=answers["name_en"],
        valid_from=answers["from_on"],
        size=int(answers["room"] or 0),
    )
    services.add_code(place, scheme=SCHEME, code=answers["code"], valid_from=answers["from_on"])
    names = {name: answers[name] for name in ("code", "type", "name_km", "name_en")}
    return place, names | {"parent": place.parent_id}


def _rename(said: Said) -> tuple[Place, Details]:
    place, answers = said.answers["place"], said.answers
    before = {name: getattr(place, name) for name in ("name_km", "name_en", "type")}
    changes.rename(
        place,
        name_km=answers["name_km"],
        name_en=answers["name_en"],
        type_of_place=answers["type"],
        on=answers["from_on"],
    )
    after = {name: getattr(place, name) for name in ("name_km", "name_en", "type")}
    return place, {"before": before, "after": after}


def _recode(said: Said) -> tuple[Place, Details]:
    place, code = said.answers["place"], said.answers["code"]
    held = place.codes.filter(scheme=SCHEME, valid_to__isnull=True)
    before = held.values_list("code", flat=True).first()
    changes.recode(place, code=code, on=said.answers["from_on"])
    return place, {"before": before, "after": code}


def _move(said: Said) -> tuple[Place, Details]:
    place, parent = said.answers["place"], said.answers["parent"]
    new = changes.move(place, parent=parent, on=said.answers["from_on"])
    return place, {"before": place.parent_id, "after": parent.pk, "goes_on_as": new.pk}


def _end(said: Said) -> tuple[Place, Details]:
    place = said.answers["place"]
    changes.end(place, on=said.answers["from_on"])
    return place, {}


CHANGES: dict[str, Callable[[Said], tuple[Place, Details]]] = {
    Sort.ADDED: _add,
    Sort.RENAMED: _rename,
    Sort.RECODED: _recode,
    Sort.MOVED: _move,
    Sort.ENDED: _end,
}


def accept(
    differences: Iterable[Difference], *, from_on: datetime.date, source: str, by: User
) -> dict[str, Answer]:
    """Says each difference through the door; the answers by the keys of the differences.

    What could not be stored is said again as long as others were, because one may wait for
    another: a code is free only after its holder has got a new one.
    """
    waiting = list(differences)
    answers: dict[str, Answer] = {}
    progress = True
    while waiting and progress:
        for batch in _batches(waiting):
            answers |= _said(batch, from_on=from_on, source=source, by=by)
        left = [one for one in waiting if answers[one.key].word is not Word.SAVED]
        progress, waiting = len(left) < len(waiting), left
    return answers


def _batches(differences: Sequence[Difference]) -> Iterable[list[Difference]]:
    """Chunks of one sort and level, so that each is fetched after what comes before is stored."""
    batch: list[Difference] = []
    for one in differences:
        same = not batch or (batch[0].sort, batch[0].level) == (one.sort, one.level)
        if not same or len(batch) == MOST_AT_ONCE:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _said(
    batch: Sequence[Difference], *, from_on: datetime.date, source: str, by: User
) -> dict[str, Answer]:
    submissions = [
        Submission(
            id=uuid7(),
            kind=KIND,
            content=one.content(from_on=from_on.isoformat(), source=source),
        )
        for one in batch
    ]
    answers = take_in(submissions, by=by, hold=False)
    return {one.key: answer for one, answer in zip(batch, answers, strict=True)}
