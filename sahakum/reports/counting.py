"""Published figures that are no indicator: each is counted in the records of its own package."""

from collections.abc import Callable
from uuid import UUID

from sahakum.circumstances import counting as circumstances
from sahakum.collectives import counting as collectives
from sahakum.groups import counting as groups
from sahakum.ledger.models import Commodity
from sahakum.programmes import counting as programmes
from sahakum.programmes.models import Programme

Counted = tuple[int, int]


def _families(programme: Programme) -> list[UUID]:
    living = programme.enrolments.filter(voided_by__isnull=True)
    return list(living.values_list("household_id", flat=True))


def _detention(programme: Programme) -> Counted:
    return circumstances.longest_detention(_families(programme))


def _home_rhythm(programme: Programme) -> Counted:
    return circumstances.months_between_visits(_families(programme))


def _years_until_leading(programme: Programme) -> Counted:
    return collectives.years_until_leading(programme.organisation_id)


def _first_loans(programme: Programme) -> Counted:
    dollars = Commodity.objects.get(pk="USD")
    return groups.first_loans(programme.organisation_id, dollars)


def _lending_communes(programme: Programme) -> Counted:
    return groups.communes_of_lending(programme.organisation_id)


COUNTED: dict[str, Callable[[Programme], Counted]] = {
    **programmes.COUNTED,
    "detention_months": _detention,
    "months_between_visits_home": _home_rhythm,
    "years_until_leading": _years_until_leading,
    "first_loan_dollars": _first_loans,
    "lending_communes": _lending_communes,
}
