"""What indicators count of enrolments and leavings."""

from decimal import Decimal

from sahakum.journal.models import Fact
from sahakum.programmes.models import Enrolment, Leaving


def facts_of(enrolment: Enrolment) -> list[Fact]:
    """One fact: this family takes part from this day on."""
    return [
        Fact(
            kind="enrolment",
            subject_kind="household",
            subject_id=enrolment.household_id,
            household_id=enrolment.household_id,
            village_id=enrolment.village_id,
            organisation_id=enrolment.programme.organisation_id,
            programme_id=enrolment.programme_id,
            day=enrolment.from_on,
        )
    ]


# The item by which the facts of leaving stand apart from those of joining.
LEFT = "left"


def facts_of_leaving(leaving: Leaving) -> list[Fact]:
    """Two facts: that the family left, by reason; and one less in the village where it joined.

    The second is of the kind of enrolments with the quantity -1, so that who is in the programme
    now is the sum, in every village.
    """
    enrolment = leaving.enrolment
    less = facts_of(enrolment)[0]
    less.day, less.quantity, less.item = leaving.left_on, Decimal(-1), LEFT
    left = facts_of(enrolment)[0]
    left.day, left.kind, left.item = leaving.left_on, "leaving", leaving.reason
    return [less, left]
