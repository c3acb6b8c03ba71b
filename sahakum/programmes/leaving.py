"""Writes of families that leave a programme."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.programmes.facts import facts_of_leaving
from sahakum.programmes.models import Criterion, Enrolment, Leaving, LeavingCriterion, Met
from sahakum.registry.locking import lock_living_households
from sahakum.registry.services import check_right


def leave(said: Sequence[Said], *, by: User) -> None:
    """Records that families leave a programme.

    Raises:
        Refusal: a family does not take part, left already, would have left before it joined, or
            would be self-sufficient though a criterion is not met.
    """
    households = [one.answers["household"] for one in said]
    check_right(permissions.RECORD_LEAVING, {one.village_id for one in households}, by=by)
    lock_living_households(households)
    # One after the other: of two in one batch the second finds the first.
    for one in said:
        commit([_entry(one, _enrolment_left(one))])


def _enrolment_left(said: Said) -> Enrolment:
    living = Enrolment.objects.filter(
        household__in=said.answers["household"].same_ids,
        programme=said.answers["programme"],
        voided_by__isnull=True,
    )
    left = Leaving.objects.filter(enrolment=OuterRef("pk"), voided_by__isnull=True)
    ordered = living.annotate(left=Exists(left)).order_by("left", "-from_on")
    enrolment = ordered.select_related("programme").first()
    if enrolment is None:
        raise Refusal({"programme": [_("This family does not take part in the programme.")]})
    if enrolment.left:
        raise Refusal({"programme": [_("This family left the programme already.")]})
    if said.answers["left_on"] < enrolment.from_on:
        raise Refusal({"left_on": [_("This is before the day of joining the programme.")]})
    return enrolment


def _entry(said: Said, enrolment: Enrolment) -> Entry:
    answers = said.answers
    leaving = Leaving(
        household=answers["household"],
        enrolment=enrolment,
        left_on=answers["left_on"],
        reason=answers["reason"],
        note=answers["note"],
    )
    said.operation.touched = [str(leaving.household_id)]
    rows = [leaving, *_criteria(leaving, said)]
    return Entry(operation=said.operation, rows=rows, facts=facts_of_leaving(leaving))


def _criteria(leaving: Leaving, said: Said) -> list[LeavingCriterion]:
    answers = said.answers
    return [
        LeavingCriterion(
            leaving=leaving,
            criterion=code,
            met=answers[code],
            said_by="" if answers[code] == Met.NOT_KNOWN else answers[f"{code}_by"],
        )
        for code in Criterion.values
        if answers[code]
    ]


def after_void(rows: Sequence[Record]) -> None:
    """Refuses to take back a leaving after which the family joined again.

    Raises:
        Refusal: it would take part twice.
    """
    for row in rows:
        if not isinstance(row, Leaving):
            continue
        lock_living_households([row.household], field="")
        first = row.enrolment
        later = Enrolment.objects.filter(
            household__in=row.household.same_ids,
            programme_id=first.programme_id,
            from_on__gt=first.from_on,
            voided_by__isnull=True,
        )
        if later.exists():
            raise Refusal({"": [_("The family joined again after this. Void that first.")]})
