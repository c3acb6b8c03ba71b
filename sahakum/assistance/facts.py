"""What indicators count of deliveries."""

from uuid import UUID

from sahakum.assistance.models import Delivery
from sahakum.journal.models import Fact


def facts_of(delivery: Delivery) -> list[Fact]:
    """One fact for the quantity and the family, and one more for a person who received it.

    A village has a number and no UUID: the number is written as one.
    """
    facts = [_fact(delivery, "delivery", *_receiver(delivery))]
    if delivery.person_id:
        facts.append(_fact(delivery, "delivery_to_person", "person", delivery.person_id))
    return facts


def _receiver(delivery: Delivery) -> tuple[str, UUID]:
    if delivery.household_id:
        return "household", delivery.household_id
    if delivery.person_id:
        return "person", delivery.person_id
    if delivery.site_id:
        return "site", delivery.site_id
    return "village", UUID(int=delivery.village_id)


def _fact(delivery: Delivery, kind: str, subject_kind: str, subject_id: UUID) -> Fact:
    return Fact(
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        household_id=delivery.household_id,
        village_id=delivery.village_id,
        organisation_id=delivery.steward_id,
        day=delivery.delivered_on,
        quantity=delivery.quantity,
        item=delivery.good_id,
    )
