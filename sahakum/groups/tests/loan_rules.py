"""Random rules of loans that go together, as a group would say them, and what they hold back."""

from fractions import Fraction
from random import Random
from typing import Any

from sahakum.groups.tests.world import RULES
from sahakum.lending.rounding import MODES, rounded

Said = dict[str, Any]
ORDERS = ("fees_first", "interest_first", "principal_first")
TIMES: tuple[Said, ...] = (
    {"unit": "day", "every": "5"},
    {"unit": "day", "every": "14"},
    {"unit": "week", "every": "1"},
    {"unit": "month", "every": "1"},
    {"unit": "month", "every": "3"},
    {"unit": "harvest", "harvest_month": "12", "every": ""},
)
COUNTINGS = ("30/360", "actual/360", "actual/364", "actual/365", "actual/actual")
PERCENTS = ("0.5", "1.25", "3")


def _rates(chance: Random, method: str) -> Said:
    if method == "none":
        return {"method": method, "rate": "", "rate_period": ""}
    rate = chance.choice(("0.5", "1", "2", "3,125", "10"))
    period = chance.choice(("month", "year", "period"))
    return {"method": method, "rate": rate, "rate_period": period}


def _rounding(chance: Random, *, level: bool) -> Said:
    said = {
        "multiple": chance.choice(("1", "100", "500")),
        "rounding_unit": chance.choice(("1", "50", "100")),
        "rounding_mode": chance.choice(MODES),
        "rounding_rest": chance.choice(("last", "level", "first")),
        "rounding_interest": chance.choice(("each", "sum")),
        "rounding_segments": chance.choice(("each", "sum")),
    }
    wrong = {"rounding_rest": "last", "rounding_interest": "each"}
    return said | wrong if level else said


def _fees(chance: Random) -> Said:
    """Each fee is an amount, a percentage, or there is none."""
    said: Said = {"late_after_days": str(chance.randint(0, 9))}
    for name, amount in (("start_fee", "300"), ("row_fee", "50"), ("late_fee", "500")):
        kind = chance.choice(("", "", "_percent", "_amount"))
        said |= {f"{name}_percent": chance.choice(PERCENTS)} if kind == "_percent" else {}
        said |= {name: amount} if kind == "_amount" else {}
    return said


def _payments(chance: Random, *, waits: bool, declining: bool) -> Said:
    bears = declining and not waits and chance.random() < 0.5
    return {
        "order": chance.choice(ORDERS),
        "across": chance.choice(("rows", "parts")),
        "prepayment": "next" if waits else chance.choice(("next", "next", "amount", "term")),
        "pay_off": chance.choice(("period", "day")),
        "late_interest": "day" if bears else "none",
    }


def rules_of_loans(chance: Random) -> Said:
    """Rules without limits of what is lent: who may borrow is tested elsewhere."""
    method = chance.choice(("none", "flat", "declining"))
    amortisation = chance.choice(("equal_instalments", "equal_principal", "bullet"))
    number = chance.randint(1, 5)
    grace = {
        "grace_principal": chance.randint(0, number - 1),
        "grace_interest": chance.choice((0, 0, number - 1)),
        "interest_free": chance.choice((0, 0, number)),
    }
    declining = method == "declining"
    level = declining and amortisation == "equal_instalments"
    said = RULES | _rates(chance, method) | chance.choice(TIMES)
    said |= {"amortisation": amortisation, "instalments": str(number), "most_times": ""}
    said |= {"counting": chance.choice(("period", "day")), "day_count": chance.choice(COUNTINGS)}
    said |= _rounding(chance, level=level) | _fees(chance)
    said |= _payments(chance, waits=bool(grace["grace_interest"]), declining=declining)
    return said | {name: str(periods) for name, periods in grace.items()}


def kept_back(rules: Said, principal: int) -> int:
    """What is kept back of a loan when it is given."""
    share = Fraction(rules.get("start_fee_percent", "0")) / 100
    exact = int(rules.get("start_fee", "0")) + share * principal
    return rounded(exact, unit=int(rules["rounding_unit"]), mode=rules["rounding_mode"])
