"""Writes of reports: totals taken over from before the system."""

from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture import texts
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.services import Entry, commit
from sahakum.registry.services import check_right
from sahakum.reports.models import TakenOver

NAMES = (
    "programme",
    "place",
    "name_km",
    "name_en",
    "unit",
    "from_on",
    "until_on",
    "source",
)


def take_over(said: Sequence[Said], *, by: User) -> None:
    """Stores totals from before the system; no fact is written, so that nothing counts them.

    Raises:
        PermissionDenied: the role does not set targets.
        Refusal: a place lies outside the actor's areas.
        django.db.IntegrityError: the same total was taken over before.
    """
    check_right(permissions.SET_TARGET, (), by=by)
    for one in said:
        place = one.answers["place"]
        if place and not by.sight.holds(place.pk):
            raise Refusal({"place": [str(texts.NOT_FOUND)]})
    commit([_entry(one) for one in said])


def _entry(said: Said) -> Entry:
    said.operation.touched = [str(said.answers["programme"].pk)]
    answers = {name: said.answers[name] for name in NAMES}
    row = TakenOver(said=int(said.answers["said"]), **answers)
    return Entry(operation=said.operation, rows=[row])
