"""What members are likely to be to a new head, by what they were to the head until then."""

from collections.abc import Mapping

from sahakum.registry.choices import Relation
from sahakum.registry.models import Departure, Membership

# For each: what the new head was to the one until then; then what a member was, and is now.
# Where families differ (a grandchild may be one's own child or a nephew) nothing is proposed.
_LIKELY: Mapping[str, Mapping[str, Relation]] = {
    Relation.SPOUSE: {
        Relation.CHILD: Relation.CHILD,
        Relation.GRANDCHILD: Relation.GRANDCHILD,
        Relation.PARENT: Relation.OTHER_KIN,
        Relation.SIBLING: Relation.OTHER_KIN,
    },
    Relation.CHILD: {
        Relation.SPOUSE: Relation.PARENT,
        Relation.CHILD: Relation.SIBLING,
        Relation.SIBLING: Relation.OTHER_KIN,
        Relation.PARENT: Relation.OTHER_KIN,
    },
    Relation.PARENT: {
        Relation.CHILD: Relation.GRANDCHILD,
        Relation.SIBLING: Relation.CHILD,
        Relation.PARENT: Relation.SPOUSE,
        Relation.SPOUSE: Relation.OTHER_KIN,
    },
    Relation.SIBLING: {
        Relation.SIBLING: Relation.SIBLING,
        Relation.PARENT: Relation.PARENT,
        Relation.CHILD: Relation.OTHER_KIN,
        Relation.SPOUSE: Relation.OTHER_KIN,
    },
}


def likely_relation(new_head_was: str, member_was: str) -> Relation | None:
    """What a member is likely to be to the new head; None where that cannot be told."""
    if member_was == Relation.NO_KIN:
        return Relation.NO_KIN
    return _LIKELY.get(new_head_was, {}).get(member_was)


def was_before(head: Membership) -> str:
    """What somebody was to the head until then, before becoming head; empty if never another."""
    before = Departure.objects.filter(
        operation=head.operation_id, membership__person=head.person_id, voided_by__isnull=True
    )
    return before.values_list("membership__relation", flat=True).first() or ""
