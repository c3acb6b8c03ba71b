"""Writes of sites."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Said
from sahakum.journal.services import Entry, commit
from sahakum.localities.models import Site

ANSWERS = (
    "sort",
    "name_km",
    "name_en",
    "village",
    "noted_on",
    "latitude",
    "longitude",
    "position_known",
    "precision_m",
    "note",
)


def record_sites(said: Sequence[Said], *, by: User) -> None:
    """Records sites in villages of the actor's areas.

    Raises:
        PermissionDenied: the role does not record sites, or a village lies outside the areas.
    """
    inside = all(by.sight.reaches(one.answers["village"].pk) for one in said)
    if not by.may(permissions.RECORD_SITE) or not inside:
        raise PermissionDenied
    commit([_entry(one) for one in said])


def _entry(said: Said) -> Entry:
    answers = {name: said.answers[name] for name in ANSWERS}
    if answers["precision_m"] is not None:
        answers["precision_m"] = int(answers["precision_m"])
    site = Site(id=said.operation.id, **answers)
    said.operation.touched = [str(site.pk)]
    return Entry(operation=said.operation, rows=[site])
