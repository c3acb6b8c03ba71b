"""Who holds what of a herd, and who still waits."""

from collections.abc import Iterable
from uuid import UUID

from sahakum.animals.lives import Sort
from sahakum.animals.loading import Life, lives_of
from sahakum.animals.models import Animal, LifeEvent, Waiting
from sahakum.collectives.models import Member


def animals_of(funds: Iterable[UUID]) -> list[Animal]:
    """All living records of animals of some herds, those that came first before others."""
    found = Animal.objects.filter(fund__in=list(funds), voided_by__isnull=True)
    related = ("commodity", "fund__collective", "fund__commodity", "under", "mother", "member")
    return list(found.select_related(*related).order_by("came_on", "tag"))


def held_by(animal: Animal, member: Member) -> int:
    """How many animals of a herd a member received and still holds; their young do not count."""
    herd = [animal.fund_id] if animal.fund_id is not None else []
    lives = lives_of(animals_of(herd)).values()
    return sum(_is_with(life, member.pk) and _was_received(life) for life in lives)


def _is_with(life: Life, member_id: UUID) -> bool:
    return life.standing.ended is None and life.standing.holder == member_id


def _was_received(life: Life) -> bool:
    """Whether its holder was given it, and it was not born with her."""
    contract, animal = life.standing.contract, life.animal
    return contract is not None and (animal.how != Animal.How.BORN or contract != animal.under)


def waiting_for(fund_id: UUID) -> list[Waiting]:
    """Who waits for an animal of a herd and received none since, in order."""
    rows = Waiting.objects.filter(fund=fund_id, voided_by__isnull=True)
    gifts = LifeEvent.objects.filter(
        animal__fund=fund_id, sort__in=(Sort.PLACED, Sort.PASSED_ON), voided_by__isnull=True
    )
    received: dict[UUID, list] = {}
    for member, day in gifts.values_list("member", "happened_on"):
        received.setdefault(member, []).append(day)
    return [
        row
        for row in rows.select_related("member").order_by("place")
        if not any(day >= row.since_on for day in received.get(row.member_id, ()))
    ]
