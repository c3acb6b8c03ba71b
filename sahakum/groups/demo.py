"""The demonstration's part of groups: the contents of their records, and a paper book kept beside
them so that every count agrees."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

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


def group(*, village_id: int, sort: str, name: str, formed_on: Day, commodity: str) -> Content:
    """The content of the kind ``group``."""
    said = {"village": str(village_id), "sort": sort, "name_km": name}
    return said | {"formed_on": formed_on.isoformat(), "commodity": commodity}


def fund(*, group: UUID, commodity: str, opened_on: Day) -> Content:
    """The content of the kind ``group_fund``."""
    said = {"group": str(group), "commodity": commodity}
    return said | {"opened_on": opened_on.isoformat()}


def member(*, group: UUID, name: str, sex: str, joined_on: Day, standing: str) -> Content:
    """The content of the kind ``group_member``, of somebody known to no family."""
    said = {"group": str(group), "name": name, "sex": sex}
    return said | {"joined_on": joined_on.isoformat(), "standing": standing}


def step(*, member: object, from_on: Day, standing: str, why: str = "") -> Content:
    """The content of the kind ``group_step``."""
    content = {"member": str(member), "from_on": from_on.isoformat()}
    return content | {"standing": standing, "why": why}


def workshop(*, group: UUID, topic: str, held_on: Day, members: Sequence[UUID]) -> Content:
    """The content of the kind ``workshop``: half a day with some members."""
    said = {"group": str(group), "topic": topic, "held_on": held_on.isoformat(), "hours": "4"}
    return said | {"participants": [{"member": str(key)} for key in members]}


def bylaws(*, fund: UUID, from_on: Day, rules: Mapping[str, Any]) -> Content:
    """The content of the kind ``bylaws``."""
    return {"fund": str(fund), "from_on": from_on.isoformat()} | dict(rules)


def keeping(*, fund: UUID, from_on: Day, **rules: str) -> Content:
    """The content of the kind ``fund_keeping``; what is not said is no."""
    usual = {"bank": "no", "saved_in": "free", "approval": "no"}
    return {"fund": str(fund), "from_on": from_on.isoformat()} | usual | rules


def store_rules(*, fund: UUID, from_on: Day, **rules: str) -> Content:
    """The content of the kind ``store_rules``; what is not said counts as it is weighed."""
    return {"fund": str(fund), "from_on": from_on.isoformat(), "counts": "gross"} | rules


def rice_price(
    *, fund: UUID, money: UUID, use: str, from_on: Day, price: int, minutes: str
) -> Content:
    """The content of the kind ``rice_price``."""
    said = {"fund": str(fund), "money": str(money), "use": use, "from_on": from_on.isoformat()}
    return said | {"price": str(price), "minutes": minutes}


def rice_paid(*, fund: UUID, money: UUID, member: UUID, day: Day, kilos: Decimal) -> Content:
    """The content of the kind ``rice_paid_in_cash``."""
    said = {"fund": str(fund), "money": str(money), "member": str(member)}
    return said | {"day": day.isoformat(), "rice": f"{kilos:f}"}


def rice_trade(
    *, fund: UUID, money: UUID, use: str, day: Day, kilos: Decimal, with_whom: str
) -> Content:
    """The content of the kind ``rice_trade``."""
    said = {"fund": str(fund), "money": str(money), "use": use, "day": day.isoformat()}
    return said | {"rice": f"{kilos:f}", "with_whom": with_whom}


def leaving(*, member: UUID, left_on: Day, why: str) -> Content:
    """The content of the kind ``member_leaving``."""
    return {"member": str(member), "left_on": left_on.isoformat(), "why": why}


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
        """What a member is to pay on a day."""
        rows = [row for loan in self.loans.get(member, ()) for row in loan.due_rows(on)]
        return sum(row.unpaid() for row in rows)

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
            part = min(left, loan.quote(day, to_period_end=True).total)
            if part:
                loan.pay(Payment(on=day, amount=part))
                left -= part
        if line.get("lent"):
            self.loans.setdefault(key, []).append(self._loan(line["lent"], day))

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
        )

    def _line(self, key: UUID, line: Mapping[str, Any]) -> Content:
        amounts = {name: self._said(line[name]) for name in AMOUNTS if line.get(name)}
        return {"member": str(key), "presence": line["presence"]} | amounts

    def _said(self, amount: int) -> str:
        return f"{as_said(amount, _commodity(self.commodity)):f}"


def _commodity(code: str) -> Commodity:
    first = next(one for one in FIRST if one.code == code)
    return Commodity(code=code, sort=first.sort, per_unit=first.per_unit)
