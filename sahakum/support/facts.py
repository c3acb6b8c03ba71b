"""What indicators count of home visits."""

from sahakum.journal.models import Fact
from sahakum.support.models import HomeVisit


def facts_of(visit: HomeVisit) -> list[Fact]:
    """One fact: this family was visited on this day, with this progress."""
    return [
        Fact(
            kind="home_visit",
            subject_kind="household",
            subject_id=visit.household_id,
            household_id=visit.household_id,
            village_id=visit.village_id,
            organisation_id=visit.steward_id,
            day=visit.visited_on,
            item=visit.progress,
        )
    ]
