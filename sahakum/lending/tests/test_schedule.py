"""Schedules: figures that others published or that are worked out by hand, and laws."""

import datetime
import json
from argparse import Namespace
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sahakum.lending import command
from sahakum.lending.annuity import level_factors
from sahakum.lending.calendar import due_days, years_between
from sahakum.lending.interest import shares
from sahakum.lending.reading import read_terms
from sahakum.lending.rounding import rounded, rounded_in_sum
from sahakum.lending.schedule import Row, rows_of
from sahakum.lib.checked import TermsError

Day = datetime.date
MONTHLY = {
    "principal": 10_000,
    "commodity": "USD",
    "rate": "7",
    "rate_period": "year",
    "method": "declining",
    "amortisation": "equal_instalments",
    "number": 6,
    "disbursed_on": "2024-01-01",
    "first_due_on": "2024-02-01",
}
SEASON = {
    "principal": 100_000,
    "commodity": "RICE.FOOD",
    "rate": "20",
    "rate_period": "period",
    "method": "flat",
    "amortisation": "bullet",
    "disbursed_on": "2026-06-15",
    "due_on": ["2026-12-31"],
}


def rows(**changes: Any) -> list[Row]:
    return rows_of(read_terms(MONTHLY | changes))


def column(name: str, found: list[Row]) -> list[int]:
    return [getattr(row, name) for row in found[1:]]


def test_a_hundred_dollars_in_six_months() -> None:
    """Published with Apache Fineract's tests: 17.01 a month, 17.00 at last."""
    found = rows()
    assert column("due", found) == [1701, 1701, 1701, 1701, 1701, 1700]
    assert column("interest", found) == [58, 49, 39, 29, 20, 10]
    assert column("balance", found) == [8357, 6705, 5043, 3371, 1690, 0]


def test_flat_with_a_multiple() -> None:
    """Fineract, loan of 5000 over 18 months at 12 %: 328.00, at last 274 + 50."""
    found = rows(principal=500_000, rate="12", method="flat", number=18, multiple=100)
    assert column("principal", found) == [27_800] * 17 + [27_400]
    assert column("interest", found) == [5_000] * 18


def test_a_village_loan() -> None:
    """300,000 riel, 2 % a month of what is owed, in 6 equal parts: by hand."""
    found = rows(principal=300_000, rate="2", rate_period="month", amortisation="equal_principal")
    assert column("principal", found) == [50_000] * 6
    assert column("interest", found) == [6_000, 5_000, 4_000, 3_000, 2_000, 1_000]


def test_rice_is_repaid_after_the_harvest_with_a_fifth_more() -> None:
    found = rows_of(read_terms(SEASON))
    assert [(row.due_on, row.principal, row.interest) for row in found[1:]] == [
        (Day(2026, 12, 31), 100_000, 20_000)
    ]


def test_no_interest_in_three_parts() -> None:
    found = rows(principal=12_000, rate="0", method="none", number=3)
    assert column("due", found) == [4_000] * 3


def test_a_hundred_in_three_parts_and_who_takes_the_rest() -> None:
    for rest, parts in {
        "last": [33, 33, 34],
        "first": [34, 33, 33],
        "level": [33, 34, 33],
    }.items():
        found = rows(principal=100, method="none", number=3, rounding={"rest": rest})
        assert column("principal", found) == parts, rest


def test_level_rows_differ_least() -> None:
    """With a multiple the last row would take a large rest; levelled, rows stay near each other."""
    last = rows(principal=100_000, number=12, multiple=100)
    level = rows(principal=100_000, number=12, multiple=100, rounding={"rest": "level"})
    spread = [max(column("due", one)) - min(column("due", one)) for one in (last, level)]
    assert spread[1] <= spread[0]
    assert spread[1] <= 100


def test_a_hundred_years_by_the_month() -> None:
    """Fractions grow with every row: each row is still worked out from the one after it."""
    found = rows(number=1200, principal=10**9, rounding={"rest": "level"})
    assert found[-1].balance == 0
    assert max(column("due", found)) - min(column("due", found)) <= 1


def test_the_instalment_is_moved_until_the_last_row_differs_least() -> None:
    """75.00 at 12.3 % in 5 months: 15.46 leaves 15.49, 15.47 leaves 15.45 (Fineract, C3165)."""
    terms = {"principal": 7_500, "rate": "12.3", "number": 5}
    assert column("due", rows(**terms)) == [1546] * 4 + [1549]
    assert column("due", rows(**terms, rounding={"rest": "nearest"})) == [1547] * 4 + [1545]


@pytest.mark.parametrize("principal", [10**5, 10**15])
def test_no_other_instalment_would_leave_less_however_long_the_first_period(principal: int) -> None:
    """Half a year at 60 % a week before daily instalments costs more than any of them."""
    terms = {"principal": principal, "rate": "60", "rate_period": "week", "by": "day", "number": 40}
    terms |= {"disbursed_on": "2023-11-01", "first_due_on": "2024-04-30", "unit": "day"}
    found = column("due", rows(**terms, rounding={"rest": "nearest"}))
    chosen = found[-2]
    others = [column("due", rows(**terms, instalment=chosen + more)) for more in (-1, 1)]
    for other in others:
        assert abs(found[-1] - chosen) <= abs(other[-1] - other[-2])


def test_an_instalment_that_was_agreed_as_a_sum() -> None:
    """300,000 riel at 2 % a month, 60,000 each time: the last row takes the rest.

    By hand: interest 6,000, 4,920, 3,818, 2,695, 1,549 and 380 on what is owed before each row.
    """
    village = {"principal": 300_000, "rate": "2", "rate_period": "month", "instalment": 60_000}
    found = rows(**village)
    assert column("interest", found) == [6_000, 4_920, 3_818, 2_695, 1_549, 380]
    assert column("due", found) == [60_000] * 5 + [19_362]
    flat = rows(**village | {"method": "flat"})
    assert column("due", flat) == [60_000] * 5 + [36_000]


@pytest.mark.parametrize(
    "said",
    [
        {"instalment": 1, "amortisation": "bullet"},
        {"instalment": 1, "rounding": {"rest": "level"}},
        {"rounding": {"rest": "nearest"}, "method": "flat"},
        {"rounding": {"interest": "last"}},
    ],
)
def test_what_does_not_go_together_is_named(said: dict[str, Any]) -> None:
    with pytest.raises(TermsError, match=rf"^(rounding\.)?{next(iter(said))}.*\.$"):
        read_terms(MONTHLY | said)


def test_grace_on_principal() -> None:
    found = rows(rate="12", grace={"principal": 2}, amortisation="equal_principal")
    assert column("principal", found) == [0, 0, 2500, 2500, 2500, 2500]
    assert column("interest", found) == [100, 100, 100, 75, 50, 25]


def test_interest_that_waits_is_paid_with_the_next_row() -> None:
    found = rows(rate="12", grace={"interest_payment": 2}, amortisation="bullet")
    assert column("interest", found) == [0, 0, 300, 100, 100, 100]


def test_a_period_that_bears_none() -> None:
    found = rows(rate="12", grace={"interest_free": 2}, amortisation="bullet")
    assert column("interest", found) == [0, 0, 100, 100, 100, 100]


def test_fees_at_the_start_with_each_and_with_one() -> None:
    fees = [
        {"percent": "1", "at": "start"},
        {"amount": 5, "at": "each"},
        {"amount": 70, "at": "row", "row": 3},
    ]
    found = rows(fees=fees)
    assert [row.fee for row in found] == [100, 5, 5, 75, 5, 5, 5]


def test_the_sum_is_rounded_or_each_row() -> None:
    """Interest of a third of a cent a row: each rounds to nothing, the sum does not."""
    terms = {"principal": 100, "rate": "4", "method": "flat", "amortisation": "bullet"}
    assert column("interest", rows(**terms)) == [0] * 6
    summed = rows(**terms, rounding={"interest": "sum"})
    assert column("interest", summed) == [0, 1, 0, 0, 1, 0]
    assert column("interest", rows(**terms, rounding={"interest": "last"})) == [0, 0, 0, 0, 0, 2]


@pytest.mark.parametrize(
    ("day_count", "start", "end", "share"),
    [
        ("30/360", Day(2026, 1, 31), Day(2026, 2, 28), Fraction(28, 360)),
        ("30/360", Day(2026, 1, 30), Day(2026, 3, 31), Fraction(60, 360)),
        ("actual/360", Day(2026, 1, 1), Day(2026, 2, 1), Fraction(31, 360)),
        ("actual/364", Day(2026, 1, 1), Day(2026, 1, 8), Fraction(1, 52)),
        ("actual/365", Day(2024, 2, 1), Day(2024, 3, 1), Fraction(29, 365)),
        (
            "actual/actual",
            Day(2023, 12, 1),
            Day(2024, 2, 1),
            Fraction(31, 365) + Fraction(31, 366),
        ),
    ],
)
def test_day_counts(day_count: str, start: Day, end: Day, share: Fraction) -> None:
    assert years_between(start, end, day_count=day_count) == share


def test_the_thirty_first_comes_back() -> None:
    days = due_days(first=Day(2026, 1, 31), number=4, every=1, unit="month")
    assert days == (Day(2026, 1, 31), Day(2026, 2, 28), Day(2026, 3, 31), Day(2026, 4, 30))
    weeks = due_days(first=Day(2026, 1, 31), number=3, every=2, unit="week")
    assert weeks == (Day(2026, 1, 31), Day(2026, 2, 14), Day(2026, 2, 28))


@pytest.mark.parametrize(
    ("mode", "found"),
    [
        ("half_up", [0, 100, 200, 200]),
        ("half_even", [0, 0, 200, 200]),
        ("up", [100, 100, 200, 200]),
        ("down", [0, 0, 100, 100]),
    ],
)
def test_rounding(mode: str, found: list[int]) -> None:
    values = (Fraction(1), Fraction(50), Fraction(150), Fraction(199))
    assert [rounded(value, unit=100, mode=mode) for value in values] == found


@given(
    st.lists(st.fractions(min_value=0, max_value=10**6), max_size=30),
    st.integers(1, 500),
    st.sampled_from(["half_up", "half_even", "up", "down"]),
)
def test_rounded_parts_add_up_to_the_rounded_sum(
    values: list[Fraction], unit: int, mode: str
) -> None:
    total = sum(values, Fraction(0))
    assert sum(rounded_in_sum(values, unit=unit, mode=mode)) == rounded(total, unit=unit, mode=mode)


@given(st.integers(1, 10**9), st.integers(1, 400), st.integers(1, 5000))
def test_equal_shares_give_the_annuity_of_the_textbook(
    balance: int, number: int, points: int
) -> None:
    share = Fraction(points, 100_000)
    exact = balance * level_factors([share] * number)[0]
    with localcontext() as context:
        context.prec = 60
        rate = Decimal(points) / 100_000
        annuity = balance * rate / (1 - (1 + rate) ** -number)
        ours = Decimal(exact.numerator) / exact.denominator
        assert abs(ours - annuity) < Decimal("1e-25") * balance


TERMS = st.fixed_dictionaries(
    {
        "principal": st.integers(1, 10**10),
        "rate": st.decimals("0", "60", places=3).map(str),
        "rate_period": st.sampled_from(["year", "month", "week", "day", "period"]),
        "method": st.sampled_from(["none", "flat", "declining"]),
        "amortisation": st.sampled_from(["equal_instalments", "equal_principal", "bullet"]),
        "number": st.integers(4, 40),
        "disbursed_on": st.just("2026-01-31"),
        "first_due_on": st.sampled_from(["2026-02-01", "2026-02-28", "2026-04-30"]),
        "every": st.integers(1, 30),
        "unit": st.sampled_from(["day", "week", "month"]),
        "by": st.sampled_from(["period", "day"]),
        "day_count": st.sampled_from(["30/360", "actual/360", "actual/365", "actual/actual"]),
        "multiple": st.sampled_from([1, 100, 500]),
        "instalment": st.one_of(st.just(0), st.integers(1, 10**9)),
        "rounding": st.fixed_dictionaries(
            {
                "unit": st.sampled_from([1, 100]),
                "mode": st.sampled_from(["half_up", "half_even", "up", "down"]),
                "rest": st.sampled_from(["last", "nearest", "level", "first"]),
                "interest": st.sampled_from(["each", "sum", "last"]),
            }
        ),
        "grace": st.fixed_dictionaries(
            {
                "principal": st.integers(0, 3),
                "interest_payment": st.integers(0, 3),
                "interest_free": st.integers(0, 3),
            }
        ),
    }
)


@given(TERMS)
def test_what_holds_for_every_schedule(said: dict[str, Any]) -> None:
    level = (said["amortisation"], said["method"]) == ("equal_instalments", "declining")
    rest = said["rounding"]["rest"]
    assume(rest != ("first" if level else "nearest"))
    assume(not level or said["rounding"]["interest"] == "each")
    assume(not said["instalment"] or (said["amortisation"], rest) == ("equal_instalments", "last"))
    terms = read_terms(said)
    found = rows_of(terms)
    assert sum(row.principal for row in found) == said["principal"]
    assert found[-1].balance == 0
    assert all(min(row.principal, row.interest, row.fee, row.balance) >= 0 for row in found)
    assert [row.balance for row in found] == sorted((row.balance for row in found), reverse=True)
    assert all(row.principal == 0 for row in found[1 : 1 + said["grace"]["principal"]])
    assert all(row.interest == 0 for row in found[1 : 1 + said["grace"]["interest_payment"]])
    if said["method"] == "flat" and said["rounding"]["interest"] == "sum":
        exact = sum(shares(terms)) * said["principal"]
        unit, mode = said["rounding"]["unit"], said["rounding"]["mode"]
        assert sum(row.interest for row in found) == rounded(exact, unit=unit, mode=mode)


WRONG: dict[str, list[Any]] = {
    "principal": [None, 0, -5, 1.5, True, "many", [], 10**17, "1.5"],
    "rate": [-1, 0.5, "x", None, "1001", {}],
    "number": [0, 1201, None, "two"],
    "method": ["compound", 3, None],
    "disbursed_on": ["2026-02-30", "2026", 20260101, None, "2024-02-01"],
    "grace": [[], {"principal": 6}, {"other": 1}, {"principal": -1}],
    "rounding": [{"rest": "middle"}, {"unit": 0}, {"rest": "first"}, {"interest": "sum"}],
    "instalment": [-1, 0.5, "x"],
    "fees": [{}, [{}], [{"amount": 5}], [{"amount": 5, "percent": "1", "at": "start"}]],
    "due_on": [["2024-03-01"]],
    "by": ["hour"],
    "speed": [1],
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in WRONG.items() for value in values]
)
def test_what_means_nothing_is_named(name: str, value: Any) -> None:
    with pytest.raises(TermsError, match=r"\w") as raised:
        read_terms(MONTHLY | {name: value})
    sentence = str(raised.value)
    assert name in sentence or name in ("due_on", "disbursed_on", "rounding", "fees", "grace")
    assert sentence.endswith(".")


def test_khmer_digits_are_digits() -> None:
    khmer = {"principal": "១០០០០", "rate": "៧", "number": "៦", "first_due_on": "១/២/២០២៤"}
    assert rows(**khmer) == rows()


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "terms.json"
    file.write_text(json.dumps(MONTHLY))
    assert command.run(Namespace(terms=file, json=True)) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["totals"] == {"principal": 10_000, "interest": 205, "fee": 0, "due": 10_205}
    assert printed["rows"][1]["due_on"] == "2024-02-01"
    assert command.run(Namespace(terms=file, json=False)) == 0
    assert "2024-07-01" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "{", '{"principal": 5, "principal": 6}', "[" * 100_000, "[]"])
def test_a_file_that_holds_no_terms(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    file = tmp_path / "terms.json"
    file.write_text(text)
    assert command.run(Namespace(terms=file, json=True)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(Namespace(terms=tmp_path / "none.json", json=True)) == 2
    assert "cannot be read" in capsys.readouterr().err
