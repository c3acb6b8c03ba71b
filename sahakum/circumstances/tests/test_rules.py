"""The monthly method and the rule of having stopped, for whatever people say."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sahakum.circumstances import money
from sahakum.circumstances.models import Income, MonthlyMethod, Period
from sahakum.circumstances.monthly import CENT, monthly, totals
from sahakum.circumstances.stopped import Days, has_stopped
from sahakum.lib.quantities import NumberError

METHOD = MonthlyMethod(
    days_a_month=Decimal("30.44"), weeks_a_month=Decimal("4.35"), months_a_season=Decimal(6)
)
AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)
DAYS = st.dates(min_value=datetime.date(2020, 1, 1), max_value=datetime.date(2026, 12, 31))


@given(AMOUNTS)
def test_the_longer_the_period_the_less_a_month(amount: Decimal) -> None:
    months = [monthly(amount, period, METHOD) for period in Period.values]
    assert months == sorted(months, reverse=True)
    assert months[Period.values.index("month")] == amount


@given(AMOUNTS, AMOUNTS, st.sampled_from(Period.values))
def test_parts_come_to_the_whole(one: Decimal, other: Decimal, period: str) -> None:
    parts = monthly(one, period, METHOD) + monthly(other, period, METHOD)
    assert abs(parts - monthly(one + other, period, METHOD)) <= CENT


@given(AMOUNTS)
def test_a_year_is_twelve_months_and_two_seasons(amount: Decimal) -> None:
    assert monthly(amount * 12, "year", METHOD) == amount
    assert monthly(amount * 6, "season", METHOD) == amount
    assert monthly(Decimal(100), "day", METHOD) == Decimal(3044)


def row(**said: object) -> Income:
    usual = {"source": "wages", "own_produce": False, "period": "month", "currency": "KHR"}
    day = {"told_on": datetime.date(2026, 1, 1), "amount": Decimal(10)}
    return Income(**(usual | day | said))


ROWS = st.lists(
    st.builds(
        row,
        source=st.sampled_from(["wages", "rice"]),
        own_produce=st.booleans(),
        currency=st.sampled_from(["KHR", "USD"]),
        told_on=st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 1, 4)),
        amount=AMOUNTS,
    ),
    max_size=8,
)


@given(ROWS, st.randoms())
def test_totals_do_not_depend_on_the_order_and_never_mix_currencies(
    rows: list[Income], chance: object
) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found = totals(rows, METHOD)
    assert found == totals(shuffled, METHOD)
    for currency, total in found.items():
        assert total <= sum(one.amount for one in rows if one.currency == currency)


def test_an_older_answer_about_the_same_source_is_left_out() -> None:
    rows = [row(), row(told_on=datetime.date(2026, 2, 1), amount=Decimal(7)), row(source="rice")]
    assert totals(rows, METHOD) == {"KHR": Decimal(17)}


@st.composite
def trips(draw: st.DrawFn) -> list[Days]:
    begun = draw(st.lists(DAYS, max_size=5))
    lasted = [draw(st.none() | st.integers(0, 400)) for _ in begun]
    return [
        (day, None if days is None else day + datetime.timedelta(days=days))
        for day, days in zip(begun, lasted, strict=True)
    ]


@given(trips(), DAYS)
@example([(datetime.date(2025, 1, 1), datetime.date(2025, 6, 10))], datetime.date(2026, 6, 10))
def test_stopped_is_a_trip_before_and_no_day_of_one_in_twelve_months(
    said: list[Days], on: datetime.date
) -> None:
    assume((on.month, on.day) != (2, 29))
    begun = [one for one in said if one[0] <= on]
    exact = on.replace(year=on.year - 1)
    away_since = any(to_on is None or to_on > exact for _, to_on in begun)
    assert has_stopped(said, on=on, months=12) == (bool(begun) and not away_since)


@given(trips(), DAYS, st.integers(1, 36))
def test_the_longer_the_rule_the_fewer_have_stopped(
    said: list[Days], on: datetime.date, months: int
) -> None:
    if has_stopped(said, on=on, months=months + 1):
        assert has_stopped(said, on=on, months=months)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("២០០០០", "20000", ""),
        ("២ ម៉ឺនរៀល", "20000", "KHR"),
        ("១,៥ លាន៛", "1500000", "KHR"),
        ("៣សែន", "300000", ""),
        ("1.000 ដុល្លារ", "1000", "USD"),
        ("$25", "25", "USD"),
        ("400 baht", "400", "THB"),
        ("2 million dong", "2000000", "VND"),
    ],
)
def test_amounts_as_people_write_them(text: str, amount: str, currency: str) -> None:
    assert money.read(text, "km") == money.Said(Decimal(amount), currency)


@pytest.mark.parametrize("text", ["", "រៀល", "៥ ដប់", "5 USD 6", "$5 baht", "9" * 70])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        money.read(text, "km")
