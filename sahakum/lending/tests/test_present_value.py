"""A referee that knows nothing of our plans: the present value of what is printed.

Whatever is paid and when, with declining interest the sums due, each discounted by the interest of
all periods before it, are worth what was lent. Rounding is the only thing in between: where a row's
interest is off by e, the present value is off by e, discounted. So it is off by no more than all
rows may be rounded by. Interest of a period is worked out here once more, in fractions, from the
days and the rate that were said; grace and fees are left out.
"""

import calendar
import datetime
import json
from argparse import Namespace
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sahakum.lending import command

Day = datetime.date
Rows = list[dict[str, Any]]
PER_YEAR = {"year": 1, "month": 12, "week": 52, "day": 365}


def _thirty(begun: Day, ended: Day) -> Fraction:
    """Bond basis: no month has a 31st."""
    first = min(begun.day, 30)
    last = 30 if (ended.day, first) == (31, 30) else ended.day
    months = 12 * (ended.year - begun.year) + ended.month - begun.month
    return Fraction(30 * months + last - first, 360)


def _each_day_in_its_year(begun: Day, ended: Day) -> Fraction:
    days = range(begun.toordinal(), ended.toordinal())
    leap = sum(calendar.isleap(Day.fromordinal(day).year) for day in days)
    return Fraction(leap, 366) + Fraction(len(days) - leap, 365)


YEARS: dict[str, Callable[[Day, Day], Fraction]] = {
    "30/360": _thirty,
    "actual/360": lambda begun, ended: Fraction((ended - begun).days, 360),
    "actual/364": lambda begun, ended: Fraction((ended - begun).days, 364),
    "actual/365": lambda begun, ended: Fraction((ended - begun).days, 365),
    "actual/actual": _each_day_in_its_year,
}


def costs_of(said: dict[str, Any], rows: Rows) -> list[Fraction]:
    """What each period costs, as a share of what is owed in it."""
    yearly = Fraction(said["rate"]) / 100 * PER_YEAR[said["rate_period"]]
    if said["by"] == "period":
        return [yearly * said["every"] / PER_YEAR[said["unit"]]] * (len(rows) - 1)
    days = [Day.fromisoformat(row["due_on"]) for row in rows]
    count = YEARS[said["day_count"]]
    return [yearly * count(*pair) for pair in pairwise(days)]


def discounts_of(costs: list[Fraction]) -> list[Fraction]:
    """What one due with each row is worth on the day of the loan."""
    worth, found = Fraction(1), []
    for cost in costs:
        worth /= 1 + cost
        found.append(worth)
    return found


def printed_rows(said: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]) -> Rows:
    file = folder / "terms.json"
    file.write_text(json.dumps(said))
    assert command.run(Namespace(terms=file, json=True)) == 0
    rows: Rows = json.loads(capsys.readouterr().out)["rows"]
    return rows


def allowed(said: dict[str, Any], unit: int) -> Fraction:
    """How far a figure that is rounded to a multiple of ``unit`` may lie from the exact one."""
    return Fraction(unit, 2 if said["rounding"]["mode"].startswith("half") else 1)


TERMS = st.fixed_dictionaries(
    {
        "principal": st.integers(10**6, 10**11),
        "rate": st.decimals("0.001", "60", places=3).map(str),
        "rate_period": st.sampled_from(["year", "month", "week"]),
        "method": st.just("declining"),
        "number": st.integers(2, 40),
        "disbursed_on": st.dates(Day(2023, 11, 1), Day(2024, 3, 1)).map(str),
        "first_due_on": st.dates(Day(2024, 3, 2), Day(2024, 4, 30)).map(str),
        "every": st.integers(1, 3),
        "unit": st.sampled_from(["day", "week", "month"]),
        "by": st.sampled_from(["period", "day"]),
        "day_count": st.sampled_from(sorted(YEARS)),
        "multiple": st.sampled_from([1, 50, 100]),
    }
)
MODES = st.sampled_from(["half_up", "half_even", "up", "down"])
QUICK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@QUICK
@given(
    TERMS,
    MODES,
    st.sampled_from([1, 10]),
    st.sampled_from(["last", "nearest", "level", "first"]),
    st.sampled_from(["each", "sum", "last"]),
    st.sampled_from(["equal_instalments", "equal_principal", "bullet"]),
)
def test_what_is_due_is_worth_what_was_lent(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    terms: dict[str, Any],
    mode: str,
    unit: int,
    rest: str,
    interest: str,
    amortisation: str,
) -> None:
    """Within half a unit a row; a unit where rows are rounded up, down or together."""
    level = amortisation == "equal_instalments"
    assume(rest != ("first" if level else "nearest") and (interest == "each" or not level))
    rounding = {"mode": mode, "unit": unit, "rest": rest, "interest": interest}
    said = terms | {"amortisation": amortisation, "rounding": rounding}
    rows = printed_rows(said, tmp_path, capsys)
    discounts = discounts_of(costs_of(said, rows))
    worth = sum(row["due"] * one for row, one in zip(rows[1:], discounts, strict=True))
    bound = allowed(said, unit) if interest == "each" else Fraction(unit)
    assert abs(worth - said["principal"]) <= bound * (len(rows) - 1)


@QUICK
@given(TERMS, MODES)
def test_equal_instalments_are_the_annuity(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], terms: dict[str, Any], mode: str
) -> None:
    """All but the last are what was lent over the present value of one each time, rounded once."""
    said = terms | {"amortisation": "equal_instalments", "rounding": {"mode": mode}}
    rows = printed_rows(said, tmp_path, capsys)
    costs = costs_of(said, rows)
    # Where a period costs more than a twentieth, what is rounded off may be all of the principal.
    assume(max(costs) <= Fraction(1, 20))
    exact = said["principal"] / sum(discounts_of(costs))
    # A first period so long that it costs more than that is asked its whole interest.
    assume(said["principal"] * max(costs) <= exact - said["multiple"])
    dues = {row["due"] for row in rows[1:-1]}
    assert len(dues) == 1
    assert abs(dues.pop() - exact) <= allowed(said, said["multiple"])


@QUICK
@given(TERMS, MODES)
def test_equal_principal_is_an_even_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], terms: dict[str, Any], mode: str
) -> None:
    """And its interest is what the period costs of what is owed, each rounded once."""
    said = terms | {"amortisation": "equal_principal", "rounding": {"mode": mode}}
    rows = printed_rows(said, tmp_path, capsys)
    even = Fraction(said["principal"], said["number"])
    assert all(
        abs(row["principal"] - even) <= allowed(said, said["multiple"]) for row in rows[1:-1]
    )
    for before, row, cost in zip(rows, rows[1:], costs_of(said, rows), strict=False):
        assert abs(row["interest"] - cost * before["balance"]) <= allowed(said, 1)
