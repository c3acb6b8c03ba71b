"""A fund as a treasurer keeps it by hand, for the demonstration and tests: every count agrees."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from sahakum.groups.forms.loan_rules import AMOUNTS as FINER
from sahakum.groups.forms.loan_rules import COLUMNS
from sahakum.groups.models import Bylaws, Fund
from sahakum.groups.terms import practice_said, terms_said
from sahakum.ledger.amounts import as_said
from sahakum.ledger.commodities import FIRST
from sahakum.ledger.models import Commodity
from sahakum.lending.practice import Payment
from sahakum.lending.reading import read_terms
from sahakum.lending.reading_payments import read_practice
from sahakum.lending.servicing import Loan as Service

Content = dict[str, Any]
Day = datetime.date
AMOUNTS = ("savings", "social", "fine", "repaid", "lent", "withdrawn")


@dataclass(kw_only=True)
class PaperBook:
    """A fund as a treasurer keeps it by hand, in the smallest unit: what must be in the box."""

    fund: UUID
    commodity: str
    rules: Mapping[str, Any]
    members: Sequence[UUID]
    box: int = 0
    sheet: int = 0
    savings: dict[UUID, int] = field(default_factory=dict)
    loans: dict[UUID, list[Service]] = field(default_factory=dict)

    def due(self, member: UUID, on: Day) -> int:
        """What a member is to pay on a day, with what lateness has cost by then."""
        loans = self.loans.get(member, ())
        for loan in loans:
            loan.reach(on)
        return sum(row.unpaid() for loan in loans for row in loan.due_rows(on))

    def owes(self, member: UUID) -> int:
        """Principal that a member owes."""
        return sum(loan.principal_owed() for loan in self.loans.get(member, ()))

    def meet(self, day: Day, lines: Mapping[UUID, Mapping[str, Any]], **more: Any) -> Content:
        """A meeting at which the count agrees; ``lines`` by member, in the smallest unit.

        ``lost`` is what is missing in the store, then with a ``difference_cause``.
        """
        self.sheet += 1
        for key, line in lines.items():
            self._book(day, key, line)
        gift = more.pop("gift", 0)
        self.box += gift
        between = {name: more.pop(name) for name in ("banked", "unbanked") if name in more}
        self.box += between.get("unbanked", 0) - between.get("banked", 0)
        lost = more.pop("lost", 0)
        self.box -= lost
        came = [key for key in self.members if lines.get(key, {}).get("presence") == "present"]
        said = {
            "fund": str(self.fund),
            "held_on": day.isoformat(),
            "sheet": str(self.sheet),
            "lines": [self._line(key, lines[key]) for key in self.members if key in lines],
            "counted": self._said(self.box),
            "attested": [{"member": str(key)} for key in came[:3]],
        }
        said |= {name: self._said(amount) for name, amount in between.items()}
        return said | ({"gift": self._said(gift)} if gift else {}) | more

    def pay_with_money(self, day: Day, key: UUID, amount: int) -> None:
        """Rice that a member owes and pays for: her loans go down, the store stays."""
        self._book(day, key, {"repaid": amount})
        self.box -= amount

    def _book(self, day: Day, key: UUID, line: Mapping[str, Any]) -> None:
        into = sum(line.get(name, 0) for name in ("savings", "social", "fine", "repaid"))
        out = line.get("lent", 0) + line.get("withdrawn", 0)
        self.box += into - out
        saved = line.get("savings", 0) - line.get("withdrawn", 0)
        self.savings[key] = self.savings.get(key, 0) + saved
        left = line.get("repaid", 0)
        for loan in self.loans.get(key, ()):
            part = min(left, _most(loan, day))
            if part:
                loan.pay(Payment(on=day, amount=part))
                left -= part
        if line.get("lent"):
            self._lend(key, line["lent"], day)

    def _lend(self, key: UUID, principal: int, day: Day) -> None:
        """A new loan; fees at its start are kept back out of what is paid out."""
        loan = self._loan(principal, day)
        self.loans.setdefault(key, []).append(loan)
        self.box += loan.rows[0].due["fee"]

    def _loan(self, principal: int, day: Day) -> Service:
        rules = self._bylaws()
        terms = read_terms(terms_said(rules, principal=principal, on=day))
        return Service(terms, read_practice(practice_said(rules), terms))

    def _bylaws(self) -> Bylaws:
        """The rules as a row that is never stored."""
        rules = self.rules
        return Bylaws(
            fund=Fund(commodity=_commodity(self.commodity)),
            method=rules["method"],
            amortisation=rules["amortisation"],
            rate=Decimal(rules.get("rate", "0")),
            rate_period=rules.get("rate_period", "period"),
            unit=rules["unit"],
            every=int(rules.get("every", 1)),
            instalments=int(rules["instalments"]),
            harvest_month=int(rules.get("harvest_month", 0)) or None,
            multiple=int(Decimal(rules.get("multiple", "0")) * _commodity(self.commodity).per_unit)
            or 1,
            **self._loan_rules(),
        )

    def _loan_rules(self) -> dict[str, Any]:
        """The finer rules of loans, as far as they are said, amounts in the smallest unit."""
        per_unit = _commodity(self.commodity).per_unit
        said = {name: self.rules[name] for name in COLUMNS if self.rules.get(name)}
        amounts = {name: int(Decimal(said[name]) * per_unit) for name in FINER if name in said}
        return {name: COLUMNS[name].to_python(value) for name, value in (said | amounts).items()}

    def _line(self, key: UUID, line: Mapping[str, Any]) -> Content:
        amounts = {name: self._said(line[name]) for name in AMOUNTS if line.get(name)}
        return {"member": str(key), "presence": line["presence"]} | amounts

    def _said(self, amount: int) -> str:
        return f"{as_said(amount, _commodity(self.commodity)):f}"


def _most(loan: Service, day: Day) -> int:
    """The most that a loan takes on a day, as the books reckon it."""
    loan.reach(day)
    if loan.practice.prepayment == "next":
        return sum(row.unpaid() for row in loan.rows)
    return loan.quote(day, to_period_end=loan.practice.to_period_end).total


def _commodity(code: str) -> Commodity:
    first = next(one for one in FIRST if one.code == code)
    return Commodity(code=code, sort=first.sort, per_unit=first.per_unit)
