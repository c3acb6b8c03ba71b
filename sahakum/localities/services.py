"""Writes of places that no official list holds, and of other names."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal import clock
from sahakum.journal.services import Entry, commit
from sahakum.lib.khmer import search_key
from sahakum.localities.models import PlaceChange
from sahakum.places import services as places
from sahakum.places.models import Place

NO_ROOM = _("There is no room for one more place inside this one.")
NAMED_ALREADY = _("A place of this name lies there already.")
KNOWN_NAMES = _("The place is found by these names already.")
# Records may carry the number of a place as soon as it is there: it is never taken back.
NOT_VOIDED = _("A change of places is not voided: say another one. A wrong place is ended.")


def add_places(said: Sequence[Said], *, by: User) -> None:
    """Adds sub-villages, settlements and urban communities inside their village or commune.

    Raises:
        PermissionDenied: the role adds no places, or the parent lies outside the areas.
        Refusal: the parent is full, or holds a place of this name already.
    """
    check_right(permissions.RECORD_PLACE, [one.answers["parent"] for one in said], by=by)
    for one in said:
        _add(one)


def _add(said: Said) -> None:
    answers = said.answers
    _refuse_same_name(answers["parent"], answers["name_km"], answers["name_en"])
    try:
        place = places.add_place(
            parent=answers["parent"],
            type_of_place=answers["type"],
            name_km=answers["name_km"],
            name_en=answers["name_en"],
            valid_from=answers["from_on"],
        )
    except places.NoRoomError as error:
        raise Refusal({"parent": [str(NO_ROOM)]}) from error
    aliases = places.add_aliases(place, answers["aliases"].split(","))
    details: dict[str, object] = {
        "type": place.type,
        "name_km": place.name_km,
        "name_en": place.name_en,
    }
    details |= {"parent": place.parent_id, "aliases": aliases}
    record_change(said, place, PlaceChange.Sort.ADDED, details)


def _refuse_same_name(parent: Place, *names: str) -> None:
    keys = {search_key(name) for name in names if name}
    inside = Place.objects.filter(parent=parent, valid_to__isnull=True)
    taken = {key for row in inside.values_list("search_key", flat=True) for key in row.split("|")}
    if keys & taken:
        raise Refusal({"name_km": [str(NAMED_ALREADY)]})


def add_aliases(said: Sequence[Said], *, by: User) -> None:
    """Adds other names by which places are found.

    Raises:
        PermissionDenied: the role adds no places, or one lies outside the areas.
        Refusal: the place is found by all these names already.
    """
    check_right(permissions.RECORD_PLACE, [one.answers["place"] for one in said], by=by)
    for one in said:
        place = one.answers["place"]
        new = places.add_aliases(place, one.answers["aliases"].split(","))
        if not new:
            raise Refusal({"aliases": [str(KNOWN_NAMES)]})
        record_change(one, place, PlaceChange.Sort.ALIASED, {"aliases": new})


def check_right(permission: str, touched: Sequence[Place], *, by: User) -> None:
    """Asks again, at the moment of storing, what was asked when the form was shown.

    Raises:
        PermissionDenied: the role does not do this, or a place lies outside the areas.
    """
    if not by.may(permission) or not all(by.sight.reaches(place.pk) for place in touched):
        raise PermissionDenied


def record_change(said: Said, place: Place, sort: str, details: dict[str, object]) -> None:
    """Stores the journal's record of a change that was made to a place."""
    change = PlaceChange(
        id=said.operation.id,
        place=place,
        sort=sort,
        from_on=said.operation.happened_on or clock.today(),
        details=details,
        source=said.answers["source"],
    )
    said.operation.touched = [str(change.pk)]
    commit([Entry(operation=said.operation, rows=[change])])
