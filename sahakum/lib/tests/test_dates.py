"""Days as people write them, ages, periods."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahakum.lib.ages import STANDARD_BANDS, band_of
from sahakum.lib.dates import Day, DayError, Precision, add_months, age_on, format_day, parse_day
from sahakum.lib.periods import Period, month_of, quarter_of, year_of

DAYS = st.builds(
    Day, st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)), st.just("day")
)


@pytest.mark.parametrize(
    "text",
    [
        "11/12/2026",
        "11.12.2026",
        "11-12-2026",
        "11 12 2026",
        "2026-12-11",
        "2026/12/11",
        "2026-12-11 00:00:00",
        "១១/១២/២០២៦",
        "១១ ធ្នូ ២០២៦",
        "១១ធ្នូ២០២៦",
        "ថ្ងៃទី១១ ខែធ្នូ ឆ្នាំ២០២៦",
        "ថ្ងៃទី១១ខែធ្នូឆ្នាំ២០២៦",
        "ថ្ងៃសុក្រ ទី១១ ខែធ្នូ ឆ្នាំ២០២៦",
        "11 December 2026",
        "December 11, 2026",
        "11-Dec-2026",
        " 11\u200b/12/2026 ",
    ],
)
def test_the_day_comes_first(text: str) -> None:
    assert parse_day(text) == Day(date(2026, 12, 11))


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("12/2026", date(2026, 12, 1), "month"),
        ("2026-12", date(2026, 12, 1), "month"),
        ("ខែធ្នូ ឆ្នាំ២០២៦", date(2026, 12, 1), "month"),
        ("2026", date(2026, 1, 1), "year"),
        ("ឆ្នាំ១៩៥៤", date(1954, 1, 1), "year"),
    ],
)
def test_a_day_may_be_known_to_the_month_or_year(
    text: str, day: date, precision: Precision
) -> None:
    assert parse_day(text) == Day(day, precision)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_date"),
        ("tomorrow", "not_a_date"),
        ("11/12", "not_a_date"),
        ("46000", "not_a_date"),
        ("1/1/1/2026", "not_a_date"),
        ("x" * 10_000, "not_a_date"),
        ("31/02/2026", "no_such_day"),
        ("12/31/2026", "no_such_day"),
        ("11/12/26", "ambiguous_year"),
        ("១១ ធ្នូ ២៦", "ambiguous_year"),
        ("11/12/2569", "buddhist_year"),
        ("11/12/1899", "out_of_range"),
        ("0000", "out_of_range"),
    ],
)
def test_what_is_no_day_is_refused_with_a_code(text: str, code: str) -> None:
    with pytest.raises(DayError) as refused:
        parse_day(text)
    assert refused.value.code == code


def test_dates_of_a_spreadsheet_are_taken() -> None:
    assert (
        parse_day(datetime(2026, 12, 11))
        == parse_day(date(2026, 12, 11))
        == Day(date(2026, 12, 11))
    )


@given(DAYS, st.sampled_from(["km", "en"]), st.booleans())
def test_what_is_shown_can_be_typed(day: Day, language: str, long: bool) -> None:
    assert parse_day(format_day(day, language, long=long)) == day


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    with suppress(DayError):
        assert 1900 <= parse_day(text).date.year <= 2100


def test_days_are_written_for_their_reader() -> None:
    day = date(2026, 11, 16)
    assert format_day(day, "km", long=True) == "ថ្ងៃចន្ទ ទី១៦ ខែវិច្ឆិកា ឆ្នាំ២០២៦"
    assert format_day(day, "km") == "១៦/១១/២០២៦"
    assert format_day(day, "en", long=True) == "Monday 16 November 2026"
    assert format_day(Day(date(2026, 11, 1), "month"), "en") == "11/2026"
    assert Day(date(2026, 2, 1), "month").last == date(2026, 2, 28)


def test_ages_are_completed_years() -> None:
    assert age_on(date(2010, 11, 17), date(2026, 11, 16)) == 15
    assert age_on(date(2010, 11, 16), date(2026, 11, 16)) == 16
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17


@given(st.integers(min_value=0, max_value=130))
def test_every_age_lies_in_exactly_one_band(age: int) -> None:
    assert [band.name for band in STANDARD_BANDS if band.holds(age)] == [band_of(age)]


def test_no_age_is_unknown() -> None:
    assert band_of(None) == band_of(-1) == "unknown"


def test_months_are_added_within_the_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_periods_have_names_people_know() -> None:
    day = date(2026, 11, 16)
    assert quarter_of(day).name("km") == "ត្រីមាសទី៤ ឆ្នាំ២០២៦"
    assert quarter_of(day).name("en") == "Quarter 4, 2026"
    assert year_of(day).name("km") == "ឆ្នាំ២០២៦"
    assert month_of(day).name("en") == "November 2026"
    assert Period(date(2026, 7, 1), date(2026, 12, 31)).name("en") == "Half-year 2, 2026"
    assert Period(day, day).name("en") == "16/11/2026 to 16/11/2026"


def test_the_period_before_is_as_long() -> None:
    assert quarter_of(date(2026, 2, 1)).previous() == quarter_of(date(2025, 12, 1))
    week = Period(date(2026, 11, 16), date(2026, 11, 22))
    assert week.previous() == Period(date(2026, 11, 9), date(2026, 11, 15))
    assert date(2026, 11, 22) in week
