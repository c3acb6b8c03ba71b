"""A loan from its disbursement on: payments, late fees, prepayments, arrears and pay-off quotes."""

import datetime
from collections.abc import Sequence
from fractions import Fraction

from sahakum.lending.account import PARTS, Dues, settle
from sahakum.lending.practice import Payment, Practice, Quote, Taken
from sahakum.lending.replanning import replan
from sahakum.lending.schedule import Row, rows_of
from sahakum.lending.terms import Terms
from sahakum.lib.dates import add_months

Day = datetime.date


class Loan:
    """A loan as it stands after payments, in order of their days.

    ``rows`` are those of the terms, where somebody has worked them out before.
    """

    def __init__(self, terms: Terms, practice: Practice, rows: Sequence[Row] | None = None) -> None:
        self.terms, self.practice = terms, practice
        self.rows = [Dues.of(row) for row in rows or rows_of(terms)]
        # Fees at the start are kept back from what is paid out.
        self.rows[0].pay("fee", self.rows[0].due["fee"], on=terms.disbursed_on)
        self.taken: list[Taken] = []

    def pay(self, payment: Payment) -> Taken:
        """Takes a payment: what is due first, then as prepayments are taken."""
        self.charge_late_fees(payment.on)
        went = self._settle(self.due_rows(payment.on), payment.amount, payment.on)
        rest = payment.amount - sum(went.values())
        if rest and self.practice.prepayment != "next":
            rest -= self._prepay(rest, payment.on, went)
        if rest:
            more = self._settle(self.rows, rest, payment.on)
            went = {part: went[part] + more[part] for part in PARTS}
        taken = Taken(payment=payment, went=went, excess=payment.amount - sum(went.values()))
        self.taken.append(taken)
        return taken

    def _settle(self, rows: list[Dues], amount: int, on: Day) -> dict[str, int]:
        practice = self.practice
        return settle(rows, amount, order=practice.order, across=practice.across, on=on)

    def _prepay(self, amount: int, on: Day, went: dict[str, int]) -> int:
        quote = self.quote(on, to_period_end=self.practice.to_period_end)
        if amount >= quote.total:
            self._end(quote, on)
            return 0
        return self._lower_principal(amount, on, went)

    def _end(self, quote: Quote, on: Day) -> None:
        """Interest and fees that were still to come are not charged."""
        coming = [row for row in self.rows if row.due_on > on]
        for row in coming:
            row.due["interest"], row.due["fee"] = row.paid["interest"], row.paid["fee"]
        if coming:
            coming[0].due["interest"] += quote.interest

    def _lower_principal(self, amount: int, on: Day, went: dict[str, int]) -> int:
        running = next((row for row in self.rows if row.due_on > on), None)
        lowered = min(amount, self.principal_owed())
        if running is None or not lowered or lowered == self.principal_owed():
            return 0
        keeps_instalment = self.practice.prepayment == "term"
        replan(self.terms, self.rows, running.number, lowered, on=on, keep=keeps_instalment)
        went["principal"] += lowered
        return lowered

    def charge_late_fees(self, until: Day) -> None:
        """Charges each row once, when it is late by more than the days allowed."""
        fee = self.practice.late_fee
        if fee is None:
            return
        for row in self.rows[1:]:
            late = (until - row.due_on).days > fee.after_days
            owed = row.unpaid("interest", "principal", "fee")
            if late and owed and not row.due["late_fee"]:
                row.due["late_fee"] = self.terms.in_unit(fee.amount + fee.share * owed)

    def postpone(self, months: int) -> None:
        """What is not yet paid falls due so many months later; it costs nothing more."""
        for row in self.rows[1:]:
            if row.unpaid():
                row.due_on = add_months(row.due_on, months)

    def due_rows(self, on: Day) -> list[Dues]:
        """Rows due on the day or before."""
        return [row for row in self.rows if row.due_on <= on]

    def principal_owed(self) -> int:
        """All principal that was not paid back."""
        return sum(row.unpaid("principal") for row in self.rows)

    def quote(self, on: Day, *, to_period_end: bool) -> Quote:
        """What pays the loan off on a day, with interest to the day or for the running period."""
        due = self.due_rows(on)
        paid = sum(row.paid["interest"] for row in self.rows)
        accrued = sum(row.accrued for row in due) + self._running(on, to_period_end)
        return Quote(
            principal=self.principal_owed(),
            interest=max(0, accrued - paid) if self.principal_owed() else 0,
            fee=sum(row.unpaid("fee") for row in due),
            late_fee=sum(row.unpaid("late_fee") for row in self.rows),
        )

    def _running(self, on: Day, to_period_end: bool) -> int:
        for before, row in zip(self.rows, self.rows[1:], strict=False):
            # On a due day itself the next period has cost nothing yet.
            if before.due_on < on < row.due_on:
                gone = Fraction((on - before.due_on).days, (row.due_on - before.due_on).days)
                return row.accrued if to_period_end else self.terms.in_unit(gone * row.accrued)
        return 0

    def overdue(self, on: Day) -> list[Dues]:
        """Rows of which something is unpaid after their day, oldest first."""
        return [row for row in self.rows if row.due_on < on and row.unpaid()]
