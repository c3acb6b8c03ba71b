"""What is due and paid of a loan at any time: the rows of its schedule, filled in by payments."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from sahakum.lending.schedule import Row
from sahakum.lending.segments import Segment, whole

PARTS = ("late_fee", "fee", "interest", "principal")


@dataclass(kw_only=True)
class Dues:
    """One row of a loan in use: what of each part is due, and what was paid of it, and when.

    ``agreed_on`` is its day before anything was put off.
    ``segments`` are the days before it with the balance that bears its interest. ``carried`` is
    what of its fee was owed before the loan got new terms, so that no pay-off lets it go.
    """

    number: int
    due_on: datetime.date
    due: dict[str, int]
    accrued: int
    paid: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    completed_on: datetime.date | None = None
    takings: list[tuple[datetime.date, str, int]] = field(default_factory=list)
    segments: tuple[Segment, ...] = ()
    carried: int = 0
    agreed_on: datetime.date = datetime.date.max

    def __post_init__(self) -> None:
        """Until something is put off, it is due as agreed."""
        self.agreed_on = min(self.agreed_on, self.due_on)

    @classmethod
    def of(cls, row: Row, before: Row) -> "Dues":
        """Nothing of the row is paid yet; ``before`` is the row before it."""
        due = {"late_fee": 0, "fee": row.fee, "interest": row.interest, "principal": row.principal}
        return cls(
            number=row.number,
            due_on=row.due_on,
            due=due,
            accrued=row.accrued,
            segments=whole(before.due_on, row.due_on, before.balance),
        )

    def unpaid(self, *parts: str) -> int:
        """What is still to be paid of some parts; of all, when none is named."""
        if not parts:
            return sum(self.due.values()) - sum(self.paid.values())
        return sum(self.due[part] - self.paid[part] for part in parts)

    def pay(self, part: str, amount: int, *, on: datetime.date) -> int:
        """Takes of an amount what the part still needs; answers how much that was."""
        taken = min(amount, self.due[part] - self.paid[part])
        self.paid[part] += taken
        if taken:
            self.takings.append((on, part, taken))
        if taken and not self.unpaid():
            self.completed_on = on
        return taken

    def paid_by(self, day: datetime.date, *parts: str) -> int:
        """What was paid of some parts until the end of a day."""
        return sum(amount for on, part, amount in self.takings if on <= day and part in parts)

    def let_go(self, part: str, *, keeping: int = 0) -> None:
        """What is unpaid of a part is not asked any more, but for what is to be kept of it."""
        self.due[part] = max(self.paid[part], keeping)


def dues_of(rows: Sequence[Row]) -> list[Dues]:
    """The rows of a loan of which nothing is paid."""
    return [Dues.of(row, before) for before, row in zip([rows[0], *rows], rows, strict=False)]


def settle(
    rows: list[Dues], amount: int, *, order: tuple[str, ...], across: str, on: datetime.date
) -> dict[str, int]:
    """Pays rows with an amount, part after part; answers what went to which part.

    ``across`` ``rows``: the oldest row is paid wholly before the next one; ``parts``: all late fees
    before all fees, and so on in the order given.
    """
    went = dict.fromkeys(PARTS, 0)
    pairs = [(row, part) for row in rows for part in order]
    if across == "parts":
        pairs = [(row, part) for part in order for row in rows]
    for row, part in pairs:
        if not amount:
            break
        taken = row.pay(part, amount, on=on)
        went[part] += taken
        amount -= taken
    return went
