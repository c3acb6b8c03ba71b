"""What indicators count of enrolments."""

from sahakum.journal.models import Fact
from sahakum.programmes.models import Enrolment


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
