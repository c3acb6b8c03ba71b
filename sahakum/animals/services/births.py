"""Young animals that come with a birth."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID, uuid5

from sahakum.animals.lives import Standing
from sahakum.animals.models import Animal, LifeEvent, Owner
from sahakum.animals.services.checking import refuse_taken_tags
from sahakum.animals.terms import Terms, read_terms

Rows = Sequence[dict[str, Any]]


def young_id(operation_id: UUID, tag: str) -> UUID:
    """The id of a young one: whoever tells of its birth knows it too."""
    return uuid5(operation_id, tag)


def young_of(event: LifeEvent, rows: Rows, mother: Standing) -> list[Animal]:
    """The young of a birth, with whom the mother stood, each with its owner by the contract.

    Raises:
        Refusal: one of the tags is taken.
    """
    young = [_young(event, row, mother) for row in rows]
    for one, owner in zip(young, _owners(young, mother), strict=True):
        one.owner = owner
    refuse_taken_tags(young, "young")
    return young


def _young(event: LifeEvent, row: dict[str, Any], mother: Standing) -> Animal:
    animal: Animal = event.animal
    return Animal(
        id=young_id(event.pk, row["tag"]),
        steward_id=animal.steward_id,
        village_id=animal.village_id,
        commodity=animal.commodity,
        fund=animal.fund,
        household=animal.household,
        tag=row["tag"],
        sex=row["sex"],
        born_on=event.happened_on,
        born_precision=Animal.Precision.DAY,
        mother=animal,
        born_in=event,
        under=mother.contract,
        how=Animal.How.BORN,
        came_on=event.happened_on,
        member_id=mother.holder,
        note=row["note"],
    )


def _owners(young: Sequence[Animal], mother: Standing) -> Iterator[str]:
    terms = read_terms(mother.contract.terms) if mother.contract else None
    # Once the mother became the family's own, all that she bears is.
    if terms is None or _own_by_title(mother, terms):
        yield from [mother.owner] * len(young)
        return
    before = sexes_before(mother)
    for one in young:
        yield terms.owner_of_young(one.sex, before=before)
        before.append(one.sex)


def _own_by_title(mother: Standing, terms: Terms) -> bool:
    return mother.owner == Owner.FAMILY and terms.title != "start"


def sexes_before(mother: Standing) -> list[str]:
    """The sexes of the young that were born under the mother's contract so far, in order."""
    born = Animal.objects.filter(under=mother.contract, how=Animal.How.BORN, voided_by__isnull=True)
    return list(born.order_by("came_on", "tag").values_list("sex", flat=True))
