"""Who is head of a family."""

from sahakum.registry import merged
from sahakum.registry.choices import Relation
from sahakum.registry.models import Household, Membership


def head_of(household: Household) -> Membership | None:
    """The living membership of the head; None while nobody was said to be head."""
    rows = merged.living_in(merged.with_merged(Household, [household.pk]))
    heads = [row for row in rows if row.relation == Relation.HEAD]
    # Of merged families two may have brought a head along: that of the family shown counts.
    return min(heads, key=lambda row: (row.household_id != household.pk, row.pk), default=None)
