"""What indicators count of animals: who received one, births, deaths, what was passed on.

``item`` is the code of the kind of animal. Facts carry the family where the holder is known as a
member of one; why it was chosen stands nowhere.
"""

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from uuid import UUID

from sahakum.animals.lives import Line, Sort, Standing, in_order
from sahakum.animals.models import Animal, Contract, HerdRules, LifeEvent
from sahakum.animals.terms import read_terms
from sahakum.collectives.models import Member
from sahakum.journal.models import Fact
from sahakum.lib.dates import add_months
from sahakum.registry.selectors import homes_on

Day = datetime.date
RECEIVED, PLACED, PASSED_ON = "animal_received", "animal_placed", "animal_passed_on"
BORN, DIED, GONE, SOLD = "animal_born", "animal_died", "animal_gone", "animal_sold"
INTERVAL, DUE, KEPT = "animal_birth_interval", "animal_promise_due", "animal_promise_kept"
PLAIN: dict[str, str] = {
    Sort.DIED: DIED,
    Sort.LOST: GONE,
    Sort.STOLEN: GONE,
    Sort.SOLD: SOLD,
    Sort.PASSED_ON: PASSED_ON,
}
DAYS_OF_A_MONTH = Decimal("30.4375")
Repay = HerdRules.Repay


def facts_of_entry(animal: Animal) -> list[Fact]:
    """A family was given an animal of its own."""
    if animal.household_id is None or animal.how != Animal.How.GIVEN:
        return []
    return [_fact(animal, RECEIVED, animal.came_on, household=animal.household_id)]


def facts_of_event(
    event: LifeEvent, *, line: Line, before: Standing, young: Sequence[Animal]
) -> list[Fact]:
    """What happened, with the family that receives or holds the animal; ``line`` is from before."""
    animal, day = event.animal, event.happened_on
    holder = _home(_member(before.holder), animal, day)
    facts = [_fact(animal, PLAIN[event.sort], day, household=holder)] if event.sort in PLAIN else []
    if event.sort in (Sort.PLACED, Sort.PASSED_ON):
        receiver = _home(event.member, animal, day)
        facts.append(_fact(animal, RECEIVED, day, household=receiver))
        if event.sort == Sort.PLACED:
            facts.append(_fact(animal, PLACED, day, household=receiver))
    if event.sort == Sort.BORN:
        facts += _of_birth(event, line, young, before, holder)
    if keeps_promise(event, line):
        facts.append(_fact(animal, KEPT, day, household=holder))
    return facts


def _member(holder: UUID | None) -> Member | None:
    return Member.objects.get(pk=holder) if holder else None


def _of_birth(
    event: LifeEvent, line: Line, young: Sequence[Animal], mother: Standing, home: UUID | None
) -> list[Fact]:
    day = event.happened_on
    facts = [_fact(one, BORN, day, household=home) for one in young]
    earlier = [one.happened_on for one in line.events if one.sort == Sort.BORN]
    earlier += [born for born in line.bore if born < day]
    if earlier:
        months = Decimal((day - max(earlier)).days) / DAYS_OF_A_MONTH
        interval = _fact(event.animal, INTERVAL, day, household=home)
        interval.quantity = months.quantize(Decimal("0.001"))
        facts.append(interval)
    facts += [
        _fact(one, DUE, due_on, household=home)
        for one, due_on in _falls_due(mother.contract, young, event.animal)
    ]
    return facts


def _falls_due(
    contract: Contract | None, young: Sequence[Animal], mother: Animal
) -> Iterable[tuple[Animal, Day]]:
    """What a birth makes due, and on which day: at most as many as the contract wants in all."""
    if contract is None:
        return
    terms = read_terms(contract.terms)
    if terms.repay == Repay.NONE:
        return
    fits = (lambda sex: True) if terms.repay == Repay.MOTHER else terms.may_repay
    born = Animal.objects.filter(under=contract, how=Animal.How.BORN, voided_by__isnull=True)
    number = sum(fits(sex) for sex in born.values_list("sex", flat=True))
    last = terms.repay_nth - 1 + (1 if terms.repay == Repay.MOTHER else terms.repay_number)
    for one in young:
        number += fits(one.sex)
        if fits(one.sex) and terms.repay_nth <= number <= last:
            due_on = add_months(one.came_on, terms.age_until or 0)
            yield mother if terms.repay == Repay.MOTHER else one, due_on


def keeps_promise(event: LifeEvent, line: Line) -> bool:
    """Whether by this event a family hands over what it owes."""
    animal = event.animal
    earlier = [one for one in in_order(line.events) if one.happened_on <= event.happened_on]
    moves = [one for one in earlier if one.sort in (Sort.PLACED, Sort.RETURNED, Sort.PASSED_ON)]
    if event.sort in (Sort.RETURNED, Sort.PASSED_ON):
        if moves and moves[-1].sort != Sort.RETURNED:
            return _keeps_with_mother(moves[-1].contract)
        return not moves and _repays(animal, Repay.OFFSPRING)
    return event.sort == Sort.SOLD and not moves and _repays(animal, Repay.CASH)


def _keeps_with_mother(contract: Contract) -> bool:
    terms = read_terms(contract.terms)
    born = Animal.objects.filter(under=contract, how=Animal.How.BORN, voided_by__isnull=True)
    births = born.values("came_on").distinct().count()
    return terms.repay == Repay.MOTHER and births >= terms.repay_nth


def _repays(animal: Animal, repay: str) -> bool:
    if animal.how != Animal.How.BORN or animal.under is None:
        return False
    terms = read_terms(animal.under.terms)
    return terms.repay == repay and terms.may_repay(animal.sex)


def _home(member: Member | None, animal: Animal, day: Day) -> UUID | None:
    """The family with whom an animal stands on a day, where it is known."""
    if animal.household_id is not None:
        return animal.household_id
    person = member.person_id if member is not None else None
    return homes_on([person], day).get(person) if person else None


def _fact(animal: Animal, kind: str, day: Day, *, household: UUID | None) -> Fact:
    return Fact(
        kind=kind,
        subject_kind="animal",
        subject_id=animal.pk,
        household_id=household,
        village_id=animal.village_id,
        organisation_id=animal.steward_id,
        day=day,
        item=animal.commodity_id,
    )
