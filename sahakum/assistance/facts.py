"""What indicators count of deliveries."""

from sahakum.assistance.models import Delivery
from sahakum.journal.models import Fact


def facts_of(delivery: Delivery) -> list[Fact]:
    """One fact: this family received this quantity of this good."""
    return [
        Fact(
            kind="delivery",
            subject_kind="household",
            subject_id=delivery.household_id,
            household_id=delivery.household_id,
            village_id=delivery.village_id,
            organisation_id=delivery.steward_id,
            day=delivery.delivered_on,
            quantity=delivery.quantity,
            item=delivery.good_id,
        )
    ]
