"""Writes of animals that come into a register."""

from collections.abc import Sequence
from typing import Any

from sahakum.accounts.models import User
from sahakum.animals import booking, facts, texts
from sahakum.animals.lives import Contradiction, Sort, refuse_young_mother
from sahakum.animals.loading import life_of, lines_of
from sahakum.animals.models import Animal, AnimalSource, Owner
from sahakum.animals.services import checking
from sahakum.capture.kinds import Refusal, Said
from sahakum.groups.models import Fund
from sahakum.groups.services.checking import refuse_overdrawn
from sahakum.journal.models import Row
from sahakum.journal.services import Entry, commit
from sahakum.ledger.posting import in_order
from sahakum.lending.models import Loan
from sahakum.registry.selectors import homes_on

Answers = dict[str, Any]


def record_animals(said: Sequence[Said], *, by: User) -> None:
    """Records animals that come; what a bank owns is one head more in its herd.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: the tag is taken, the mother cannot be, the box does not hold the price.
    """
    for one in said:
        commit([_entry(one, by)])


def _entry(said: Said, by: User) -> Entry:
    answers = said.answers
    animal = _animal(said)
    checking.lock_register(animal.fund, animal, by=by)
    checking.refuse_day_of(animal.fund, animal.came_on, "came_on")
    checking.refuse_taken_tags([animal], "tag")
    _judge_mother(animal)
    _replace(animal)
    sources = [_source(animal, row) for row in answers["sources"] or []]
    moves = _moves(animal, answers)
    said.operation.touched = [str(animal.pk), str(animal.keeper_id)]
    rows: list[Row] = [animal, *sources, *moves]
    return Entry(operation=said.operation, rows=rows, facts=facts.facts_of_entry(animal))


def _animal(said: Said) -> Animal:
    answers = said.answers
    fund, family, born = answers["herd"], answers["household"], answers["born_on"]
    keeper = fund.collective if fund is not None else family
    names = ("household", "tag", "sex", "mother", "how", "came_on", "owner", "replaces", "note")
    return Animal(
        id=said.operation.id,
        steward_id=keeper.steward_id,
        village_id=keeper.village_id,
        commodity=answers["commodity"],
        fund=fund,
        born_on=born.date if born else None,
        born_precision=born.precision if born else "",
        **{name: answers[name] for name in names},
    )


def _judge_mother(animal: Animal) -> None:
    """The mother lived at the birth and was old enough.

    Raises:
        Refusal: she cannot be the mother.
    """
    if animal.mother is None or animal.birth is None:
        return
    line = lines_of([animal.mother])[animal.mother.pk]
    try:
        refuse_young_mother(animal.mother, animal.birth.last, line.figures)
    except Contradiction as contradiction:
        raise texts.refusal_of(contradiction, "born_on") from contradiction
    died = [event.happened_on for event in line.events if event.sort == Sort.DIED]
    if died and died[0] < animal.birth.date:
        shown = {"day": texts.day_in_words(died[0])}
        raise Refusal({"mother": [str(texts.MOTHER_DEAD) % shown]})


def _replace(animal: Animal) -> None:
    """What takes the place of another stands where that stood, under the same contract.

    Raises:
        Refusal: that one is not gone, was replaced before, or stands in another register.
    """
    gone = animal.replaces
    if gone is None:
        return
    if (gone.fund_id, gone.commodity_id) != (animal.fund_id, animal.commodity_id):
        raise Refusal({"replaces": [str(texts.OTHER_REGISTER_REPLACED)]})
    standing, shown = life_of(gone).standing, {"tag": gone.tag}
    if standing.ended is None:
        raise Refusal({"replaces": [str(texts.NOT_GONE) % shown]})
    if Animal.objects.filter(replaces=gone, voided_by__isnull=True).exists():
        raise Refusal({"replaces": [str(texts.REPLACED_BEFORE) % shown]})
    if animal.came_on < standing.ended.happened_on:
        raise Refusal({"came_on": [str(texts.NOT_GONE) % shown]})
    animal.member_id, animal.under = standing.holder, standing.contract
    animal.owner = standing.owner


def _source(animal: Animal, row: Answers) -> AnimalSource:
    loan, grant, family = row["loan"], row["grant"], animal.household
    if loan is not None:
        _refuse_loan(animal, loan)
    if grant is not None and family is not None and grant.household_id not in family.same_ids:
        raise Refusal({"sources": [str(texts.GRANT_OF_OTHERS)]})
    return AnimalSource(
        animal=animal,
        sort=row["sort"],
        amount=row["amount"] or 0,
        commodity=row["currency"],
        loan=loan,
        grant=grant,
        told=row["told"],
    )


def _refuse_loan(animal: Animal, loan: Loan) -> None:
    """A loan of a member of the family, given before.

    Raises:
        Refusal: it is neither.
    """
    person, family = loan.member.person_id, animal.household
    home = homes_on([person], animal.came_on).get(person) if person else None
    if family is not None and home not in family.same_ids:
        raise Refusal({"sources": [str(texts.LOAN_OF_OTHERS)]})
    if loan.disbursed_on > animal.came_on:
        raise Refusal({"sources": [str(texts.LOAN_AFTER)]})


def _moves(animal: Animal, answers: Answers) -> list[Any]:
    if animal.fund is None or animal.owner != Owner.BANK:
        return []
    money: Fund | None = booking.money_fund(animal.fund, answers["currency"])
    checking.refuse_day_of(money, animal.came_on, "came_on")
    moves = in_order(booking.came(animal, price=answers["price"] or 0, money=money))
    refuse_overdrawn(moves)
    return moves
