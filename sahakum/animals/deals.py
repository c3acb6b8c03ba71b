"""A *deal* is a contract with everything that became of its animal and of the young."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sahakum.animals.breeding import Figures, all_figures
from sahakum.animals.holding import animals_of
from sahakum.animals.lives import MOVES, Sort
from sahakum.animals.loading import Life, lives_of
from sahakum.animals.models import Animal, Contract, LifeEvent, NamedNext
from sahakum.animals.terms import Terms, read_terms
from sahakum.collectives.models import Member

Day = datetime.date


@dataclass(frozen=True, kw_only=True)
class Deal:
    """One contract. ``mothers`` are the animal that was given and what took its place, in order;
    ``young`` those born under the contract, in the order of their births."""

    contract: Contract
    terms: Terms
    member: Member
    given_on: Day
    mothers: Sequence[Life]
    young: Sequence[Life]
    figures: Figures
    named: Sequence[UUID] = ()

    @property
    def animal(self) -> Animal:
        """The animal that was given."""
        return self.mothers[0].animal

    @property
    def mother(self) -> Life:
        """The animal that stands for the contract now."""
        return self.mothers[-1]

    @property
    def births(self) -> list[Day]:
        """The days of births under the contract at which young lived."""
        return sorted({life.animal.came_on for life in self.young})

    @property
    def left_on(self) -> Day | None:
        """When the animal left the family: it came back or was passed on."""
        began = next(
            (n for n, one in enumerate(self.mother.events) if one.pk == self.contract.event_id), -1
        )
        for event in self.mother.events[began + 1 :]:
            if event.sort in MOVES and event.sort != Sort.TITLE:
                return event.happened_on
        return None

    @property
    def is_with_family(self) -> bool:
        """Whether its animal still stands with the family."""
        standing = self.mother.standing
        return standing.ended is None and standing.contract == self.contract

    def is_replaced(self, ended: LifeEvent) -> bool:
        """Whether the family owes another one for an animal that is gone so."""
        if ended.sort == Sort.SOLD:
            return False
        return self.terms.is_replaced(at_fault=ended.fault == LifeEvent.Fault.YES)

    @property
    def must_replace(self) -> bool:
        """Whether the animal is gone and another one is owed for it."""
        ended = self.mother.standing.ended
        return ended is not None and self.is_replaced(ended)

    @property
    def birth_expected_on(self) -> Day | None:
        """When the next birth is expected, if the mother was served or found pregnant."""
        standing = self.mother.standing
        if not self.is_with_family:
            return None
        if standing.due_on is not None:
            return standing.due_on
        return self.figures.birth_after(standing.served_on) if standing.served_on else None


def deals_of(funds: Iterable[UUID]) -> list[Deal]:
    """All contracts of some herds, in the order in which they were made."""
    lives = lives_of(animals_of(funds))
    contracts = Contract.objects.filter(event__animal__in=list(lives), voided_by__isnull=True)
    found = contracts.select_related("event__member__person", "event__member__collective")
    young, after = _young(lives.values()), _replacements(lives.values())
    figures = all_figures()
    deals = [
        _deal(contract, _chain(lives[contract.event.animal_id], after, contract), young, figures)
        for contract in found.prefetch_related("named_next")
    ]
    return sorted(deals, key=lambda deal: (deal.given_on, deal.animal.tag))


def _deal(
    contract: Contract,
    mothers: list[Life],
    young: Mapping[UUID, list[Life]],
    figures: Mapping[str, Figures],
) -> Deal:
    return Deal(
        contract=contract,
        terms=read_terms(contract.terms),
        member=contract.event.receiver,
        given_on=contract.event.happened_on,
        mothers=mothers,
        young=young.get(contract.pk, []),
        figures=figures.get(mothers[0].animal.commodity_id, Figures(())),
        named=[one.member_id for one in _in_place(contract)],
    )


def _in_place(contract: Contract) -> list[NamedNext]:
    living = [one for one in contract.named_next.all() if one.voided_by_id is None]
    return sorted(living, key=lambda one: one.place)


def _young(lives: Iterable[Life]) -> dict[UUID, list[Life]]:
    found: dict[UUID, list[Life]] = {}
    for life in sorted(lives, key=lambda life: (life.animal.came_on, life.animal.tag)):
        under = life.animal.under_id
        if life.animal.how == Animal.How.BORN and under is not None:
            found.setdefault(under, []).append(life)
    return found


def _replacements(lives: Iterable[Life]) -> dict[UUID, Life]:
    return {life.animal.replaces_id: life for life in lives if life.animal.replaces_id}


def _chain(first: Life, after: dict[UUID, Life], contract: Contract) -> list[Life]:
    """The animal of a contract and what took its place under it, one after the other."""
    chain = [first]
    while (
        new := after.get(chain[-1].animal.pk)
    ) is not None and new.animal.under_id == contract.pk:
        chain.append(new)
    return chain
