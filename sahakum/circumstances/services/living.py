"""Writes whose answers need a word more than their columns: income, debts, poverty cards."""

from collections.abc import Sequence

from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.circumstances import texts
from sahakum.circumstances.models import DebtState, Income, PovertyCard
from sahakum.circumstances.services.base import begin, entry, row_of
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.registry import services as registry
from sahakum.registry.models import HouseholdVersion
from sahakum.registry.versions import said_for


def record_incomes(said: Sequence[Said], *, by: User) -> None:
    """Stores income; own produce is marked."""
    begin(said, by=by)
    commit([entry(one, _income(one)) for one in said])


def _income(said: Said) -> Income:
    own = said.answers["own_produce"] == "yes"
    return row_of(Income, said.answers | {"own_produce": own}, said)


def record_debt_states(said: Sequence[Said], *, by: User) -> None:
    """Stores what is still owed."""
    begin(said, by=by)
    commit([_debt_state(one) for one in said])


def _debt_state(said: Said) -> Entry:
    stored = entry(said, row_of(DebtState, said.answers, said))
    said.operation.touched = [*said.operation.touched, str(said.answers["debt"].pk)]
    return stored


def record_poverty_cards(said: Sequence[Said], *, by: User) -> None:
    """Stores cards as they were seen; a changed level becomes a version of the family.

    Raises:
        Refusal: another level was recorded for the same day.
    """
    begin(said, by=by)
    # One after the other: the next card of a family builds on the one before.
    for one in said:
        card = row_of(PovertyCard, one.answers, one)
        commit([entry(one, card, *_version(card))])
        registry.refresh_household(card.household)


def _version(card: PovertyCard) -> list[Record]:
    """What a card says of the family, from the day on which it was seen."""
    before = said_for(card.household, card.told_on, "poverty")
    if before == card.level:
        return []
    if before is not None:
        raise Refusal({"level": [str(texts.OTHER_LEVEL)]})
    return [HouseholdVersion(household=card.household, from_on=card.told_on, poverty=card.level)]


def after_void_of_card(rows: Sequence[Record]) -> None:
    """Takes back the level that followed from a card."""
    registry.after_void([row for row in rows if isinstance(row, HouseholdVersion)])
