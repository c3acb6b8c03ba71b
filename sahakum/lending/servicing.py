"""A loan from its disbursement on: payments, late fees, prepayments, arrears and pay-off quotes."""

import datetime
from collections.abc import Sequence
from fractions import Fraction

from sahakum.lending.account import PARTS, Dues, dues_of, settle
from sahakum.lending.interest import shares
from sahakum.lending.practice import Payment, Practice, Quote, Taken
from sahakum.lending.replanning import bear, count_towards, lower
from sahakum.lending.schedule import Row, rows_of
from sahakum.lending.segments import cost, moved, until
from sahakum.lending.terms import Terms
from sahakum.lib.dates import add_months

Day = datetime.date


class Loan:
    """A loan as it stands after payments and decisions, in order of their days.

    ``rows`` are those of its newest terms; ``earlier`` those of terms before them, of which no
    principal is asked any more. ``agreed`` are rows that somebody has worked out before.
    """

    def __init__(
        self, terms: Terms, practice: Practice, agreed: Sequence[Row] | None = None
    ) -> None:
        self.terms, self.practice = terms, practice
        self.rows, self.earlier = dues_of(agreed or rows_of(terms)), list[Dues]()
        self.late_until = terms.disbursed_on
        # Fees at the start are kept back from what is paid out.
        self.rows[0].pay("fee", self.rows[0].due["fee"], on=terms.disbursed_on)
        self.taken: list[Taken] = []

    @property
    def all_rows(self) -> list[Dues]:
        """All rows, the oldest first; of newer terms without the day on which they began."""
        return [*self.earlier, *self.rows[1:]] if self.earlier else self.rows

    def pay(self, payment: Payment) -> Taken:
        """Takes a payment: what is due first, then as prepayments are taken."""
        self.reach(payment.on)
        went = self._settle(self.due_rows(payment.on), payment.amount, payment.on)
        rest, ahead = payment.amount - sum(went.values()), 0
        # Also where nothing is left over: what pays off all that is due may end the loan.
        if self.practice.prepayment != "next" and (rest or not self.principal_owed()):
            ahead = self._prepay(rest, payment.on, went)
            rest = payment.amount - sum(went.values())
        if rest:
            more = self._settle(self.all_rows, rest, payment.on)
            went = {part: went[part] + more[part] for part in PARTS}
        excess = payment.amount - sum(went.values())
        taken = Taken(payment=payment, went=went, excess=excess, ahead=ahead)
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
            row.let_go("interest")
            row.let_go("fee", keeping=row.carried)
        if coming:
            # What is kept of old terms stays due in its own rows.
            coming[0].due["interest"] += quote.interest - self._kept("interest")
        for row in coming:
            row.accrued = row.due["interest"]

    def _lower_principal(self, amount: int, on: Day, went: dict[str, int]) -> int:
        """Takes it as principal; answers how much of it was due in no row."""
        running = next((row for row in self.rows if row.due_on > on), None)
        lowered = min(amount, self.principal_owed())
        if running is None or not lowered or lowered == self.principal_owed():
            return 0
        went["principal"] += lowered
        if self.practice.prepayment == "coming" and self.rows[running.number - 1].due_on < on:
            count_towards(self.terms, self.rows, running.number, lowered, on=on)
            return 0
        keeps_instalment = self.practice.prepayment == "term"
        lower(self.terms, self.rows, running.number, lowered, on=on, keep=keeps_instalment)
        return lowered

    def reach(self, day: Day) -> None:
        """Charges what lateness costs until a day: interest on late principal, and late fees."""
        self._bear_late(day)
        self._charge_late_fees(day)

    def _bear_late(self, day: Day) -> None:
        """After the last due day nothing more is borne, as in Fineract."""
        for place in range(1, len(self.rows) * (self.practice.late_interest == "day")):
            begun = max(self.late_until, self.rows[place - 1].due_on)
            ended = min(day, self.rows[place].due_on)
            late = sum(row.unpaid("principal") for row in self.rows[:place])
            if late and begun < ended:
                bear(self.terms, self.rows, place, late, begun=begun, ended=ended)
        self.late_until = max(self.late_until, day)

    def _charge_late_fees(self, day: Day) -> None:
        """Charges each row once, when it is late by more than the days allowed."""
        fee = self.practice.late_fee
        if fee is None:
            return
        for row in self.all_rows:
            late = (day - row.due_on).days > fee.after_days
            owed = row.unpaid("interest", "principal", "fee")
            if late and owed and not row.due["late_fee"]:
                row.due["late_fee"] = self.terms.in_unit(fee.amount + fee.share * owed)

    def postpone(self, months: int, *, on: Day) -> None:
        """What is not yet paid falls due so many months later; it costs nothing more."""
        self.reach(on)
        for row in self.all_rows:
            if row.unpaid():
                row.due_on = add_months(row.due_on, months)
        for before, row in zip(self.rows, self.rows[1:], strict=False):
            row.segments = moved(row.segments, before.due_on, row.due_on)

    def count_from_agreed_days(self) -> None:
        """Every row is late from the day on that was agreed, as if nothing had been put off.

        What was paid stays what it was taken for: it is asked how late the same debt would be.
        """
        for row in self.all_rows:
            row.due_on = row.agreed_on

    def renew(self, terms: Terms, *, on: Day, interest: str) -> None:
        """Gives the principal that is owed new terms from a day on.

        Interest and fees until the day stay due on their days (``interest`` is ``kept``), or are
        ``added`` as a fee to the first new row.

        Raises:
            ValueError: the terms are of another principal or day.
        """
        self.reach(on)
        if (terms.principal, terms.disbursed_on) != (self.principal_owed(), on):
            raise ValueError("New terms are for what is owed on their day.")
        closed = self._closed(on)
        self.terms, self.rows = terms, dues_of(rows_of(terms))
        if interest == "added":
            self._carry(closed)
        self.earlier = [row for row in closed if any(row.due.values()) or not row.number]
        self.late_until = on

    def _closed(self, on: Day) -> list[Dues]:
        """All rows with what of them is owed on a day, but for principal."""
        owed = {row.number: self._accrued(row, on) for row in self.rows if row.due_on > on}
        for row in self.rows:
            row.let_go("principal")
            if row.due_on > on:
                row.let_go("interest", keeping=owed[row.number])
                row.let_go("fee", keeping=row.carried)
                row.due_on = on
                row.agreed_on = min(row.agreed_on, on)
        return self.all_rows

    def _carry(self, closed: list[Dues]) -> None:
        first = self.rows[1]
        first.carried = sum(row.unpaid() for row in closed)
        first.due["fee"] += first.carried
        for row in closed:
            for part in PARTS:
                row.let_go(part)

    def due_rows(self, on: Day) -> list[Dues]:
        """Rows due on the day or before."""
        return [row for row in self.all_rows if row.due_on <= on]

    def principal_owed(self) -> int:
        """All principal that was not paid back."""
        return sum(row.unpaid("principal") for row in self.all_rows)

    def is_open(self) -> bool:
        """Whether anything is still to be paid."""
        return any(row.unpaid() for row in self.all_rows)

    def quote(self, on: Day, *, to_period_end: bool) -> Quote:
        """What pays the loan off on a day, with interest to the day or for the running period."""
        return Quote(
            principal=self.principal_owed(),
            interest=self._interest_owed(on, to_period_end),
            fee=self._fee_owed(on),
            late_fee=sum(row.unpaid("late_fee") for row in self.all_rows),
        )

    def _kept(self, part: str) -> int:
        """What of a part is owed under old terms."""
        return sum(row.unpaid(part) for row in self.earlier)

    def _fee_owed(self, on: Day) -> int:
        """Fees that are due, and what was owed under old terms, also where it was put off since."""
        due = sum(row.unpaid("fee") for row in self.rows if row.due_on <= on)
        coming = [row for row in self.rows if row.due_on > on]
        return (
            self._kept("fee") + due + sum(max(0, row.carried - row.paid["fee"]) for row in coming)
        )

    def _interest_owed(self, on: Day, to_period_end: bool) -> int:
        paid = sum(row.paid["interest"] for row in self.rows)
        due = sum(row.accrued for row in self.rows if row.due_on <= on)
        return self._kept("interest") + max(0, due + self._running(on, to_period_end) - paid)

    def _running(self, on: Day, to_period_end: bool) -> int:
        for before, row in zip(self.rows, self.rows[1:], strict=False):
            # On a due day itself the next period has cost nothing yet.
            if before.due_on < on < row.due_on:
                return row.accrued if to_period_end else self._accrued(row, on)
        return 0

    def _accrued(self, row: Dues, on: Day) -> int:
        """The interest of a period from its beginning to a day before its end."""
        begun = self.rows[row.number - 1].due_on
        gone, length = max(0, (on - begun).days), (row.due_on - begun).days
        if self.terms.method != "declining":
            return self.terms.in_unit(Fraction(gone, length) * row.accrued) if gone else 0
        share = shares(self.terms)[row.number - 1]
        return cost(self.terms, until(row.segments, on), share, days=length)

    def overdue(self, on: Day) -> list[Dues]:
        """Rows of which something is unpaid after their day, oldest first."""
        return [row for row in self.all_rows if row.due_on < on and row.unpaid()]
