"""Families follow their village: one that moved under another commune has a new number there."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.intake import MOST_AT_ONCE, Answer, Submission, Word, take_in
from sahakum.journal import clock
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household

KIND = "household_change"


@dataclass(frozen=True, kw_only=True)
class Followed:
    """How many families were taken along, and what stood in the way of the others."""

    moved: int
    sentences: list[str]


def waiting(user: User, place: Place) -> QuerySet[Household]:
    """Visible families that still live under a number that ended and has a successor."""
    inside = registry.households_in(user, place)
    return inside.filter(village__successor__isnull=False).order_by("pk")


def may_follow(user: User, place: Place) -> bool:
    """Whether the reader may record the move: both places lie within the areas."""
    if place.successor_id is None or not user.may(permissions.RECORD_HOUSEHOLD):
        return False
    return user.sight.holds(place.pk) and user.sight.holds(place.successor_id)


def follow(user: User, place: Place) -> Followed:
    """Says for each family that its village goes on under the new number, since the day it does."""
    moved, left = 0, list(waiting(user, place).select_related("village"))
    sentences: set[str] = set()
    for start in range(0, len(left), MOST_AT_ONCE):
        answers = _said(left[start : start + MOST_AT_ONCE], by=user)
        moved += sum(answer.word is Word.SAVED for answer in answers)
        sentences |= {text for one in answers for texts in one.sentences.values() for text in texts}
    return Followed(moved=moved, sentences=sorted(sentences))


def _said(households: Sequence[Household], *, by: User) -> list[Answer]:
    submissions = [
        Submission(id=uuid7(), kind=KIND, content=_content(household), device="web")
        for household in households
    ]
    return take_in(submissions, by=by, hold=False)


def _content(household: Household) -> dict[str, str]:
    return {
        "household": str(household.pk),
        "from_on": _since(household).isoformat(),
        "village": str(household.village.successor_id),
    }


def _since(household: Household) -> datetime.date:
    """The day on which the village got its new number; later for a family noted after that day."""
    last = household.versions.filter(voided_by__isnull=True).order_by("-from_on").first()
    # Only villages that ended have a successor.
    moved = household.village.valid_to or clock.today()
    if last is None or last.from_on < moved:
        return moved
    return last.from_on + datetime.timedelta(days=1)
