"""A reference model of the ledger in a few lines of dictionaries, and random things to do to it."""

import datetime
import random
from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from sahakum.ledger.models import Account, Exchange, Transfer
from sahakum.ledger.opening import new_exchange, new_transfer
from sahakum.ledger.reversing import undone
from sahakum.ledger.tests.conftest import DAY, OPENED, Village


@dataclass
class Reference:
    """What each account holds, by day, and what was reversed."""

    balances: defaultdict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    days: defaultdict[tuple[UUID, datetime.date], int] = field(
        default_factory=lambda: defaultdict(int)
    )
    reversed_ids: set[UUID] = field(default_factory=set)

    def takes(self, transfer: Transfer) -> bool:
        """Whether the transfer is to be accepted; if so, it is added."""
        if transfer.reverses_id in self.reversed_ids or transfer.amount < 1:
            return False
        if transfer.day < OPENED:
            return False
        if not self._fits(transfer.debit, transfer.amount):
            return False
        if not self._fits(transfer.credit, -transfer.amount):
            return False
        self._add(transfer)
        return True

    def _fits(self, account: Account, change: int) -> bool:
        after = self.balances[account.pk] + change
        wrong = after < 0 if account.side == "debit" else after > 0
        return not (account.guarded and wrong)

    def _add(self, transfer: Transfer) -> None:
        if transfer.reverses_id:
            self.reversed_ids.add(transfer.reverses_id)
        for account, change in (
            (transfer.debit_id, transfer.amount),
            (transfer.credit_id, -transfer.amount),
        ):
            self.balances[account] += change
            self.days[account, transfer.day] += change

    def takes_exchange(self, exchange: Exchange) -> bool:
        """Whether an exchange of what is in store is to be accepted; if so, both legs are added."""
        taken, given = exchange.derived()
        if not self._fits(given.credit, -given.amount) or min(taken.amount, given.amount) < 1:
            return False
        if exchange.day < OPENED:
            return False
        self._add(taken)
        self._add(given)
        return True

    def as_of(self, account: Account, day: datetime.date) -> int:
        """The balance at the end of a day."""
        return sum(
            change for (key, on), change in self.days.items() if key == account.pk and on <= day
        )


def something(chance: random.Random, bank: Village, done: list[Transfer]) -> Transfer | Exchange:
    """A transfer, a reversal or a sale of rice; often one that must be refused."""
    day = DAY + datetime.timedelta(days=chance.randrange(-40, 40))
    amount = chance.choice((0, 1, 700, 5_000, 40_000, chance.randrange(1, 90_000)))
    roll = chance.random()
    if done and roll < 0.15:
        first = chance.choice(done)
        return undone(first, day=first.day + datetime.timedelta(days=chance.randrange(0, 9)))
    if roll < 0.25:
        return new_exchange(
            taken=amount * 2,
            into=bank.box,
            given=amount,
            out_of=bank.store,
            through=[bank.riel_exchange, bank.rice_exchange],
            day=day,
        )
    riel = [bank.box, bank.loans, bank.sokha, bank.chenda, bank.capital]
    into, out_of = chance.sample(riel, 2) if roll < 0.85 else (bank.store, bank.rice_capital)
    return new_transfer(into=into, out_of=out_of, amount=amount, day=day)
