"""Figures of a small herd, counted by hand beside its history, also as they were known before."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

import pytest

from sahakum.accounts.models import User
from sahakum.animals.tests.world import Bank, a_bank
from sahakum.capture.intake import Word
from sahakum.indicators.declarations import indicator
from sahakum.indicators.definitions import Period
from sahakum.indicators.rates.answering import Answer, answer_rates
from sahakum.indicators.rates.declarations import BY_CODE
from sahakum.indicators.rates.definitions import Question
from sahakum.indicators.reading.answering import answer
from sahakum.indicators.reading.questions import Line, Reading
from sahakum.journal.sealing import last_position, seal_soon
from sahakum.places.models import Place

COUNTED = (
    "cattle_placed",
    "calves_born",
    "cattle_died",
    "cattle_passed_on",
    "animal_promises_due",
    "animal_promises_kept",
    "later_calvings",
)


@dataclass(frozen=True, kw_only=True)
class Herd:
    """A bank with a history, and up to where it was known at three moments."""

    bank: Bank
    first_births: int
    second_births: int
    voided: int


def known() -> int:
    """The position of all that was told until now."""
    seal_soon()
    return last_position()


@pytest.fixture
def herd(bopha: User, village: Place) -> Herd:
    """Two cows, two births of each; the first female young goes on when it is seven months old."""
    bank = a_bank(bopha, village)
    for place, tag in enumerate("កខ"):
        bank.comes(tag, "10/1/2024", born_on="1/2021")
        bank.tell(tag, "placed", "1/2/2024", to=place)
    bank.bears("ក", "1/6/2024", គ="female")
    bank.bears("ខ", "15/7/2024", ឃ="male")
    first_births = known()
    bank.tell("គ", "passed_on", "1/1/2025", to=2)
    bank.tell("ឃ", "died", "1/3/2025", cause="illness", fault="no")
    bank.bears("ក", "1/8/2025", ង="female")
    wrong = bank.bears("ខ", "20/10/2025", ច="female")
    second_births = known()
    assert bank.void(wrong).word is Word.SAVED
    return Herd(bank=bank, first_births=first_births, second_births=second_births, voided=known())


def year(number: int) -> Period:
    return Period(first=datetime.date(number, 1, 1), last=datetime.date(number, 12, 31))


def counted(of: int, position: int) -> list[int]:
    """The figures of a year in the order of their codes, as known then."""
    lines = tuple(Line(indicator=indicator(code), period=year(of)) for code in COUNTED)
    return [int(one.total or 0) for one in answer(Reading(lines=lines), known=position).answers]


def rate(code: str, of: int, position: int) -> Answer:
    question = Question(period=year(of), known=position)
    return answer_rates([BY_CODE[code]], question).answers[0]


def test_heads_births_and_promises_of_each_year(herd: Herd) -> None:
    assert counted(2024, herd.first_births) == [2, 2, 0, 0, 0, 0, 0]
    # What was told since changes nothing of the year before.
    assert counted(2024, herd.voided) == [2, 2, 0, 0, 0, 0, 0]
    # The first female of 1 June 2024 is due at eight months; who has only a male owes none yet.
    assert counted(2025, herd.first_births) == [0, 0, 0, 0, 1, 0, 0]
    assert counted(2025, herd.second_births) == [0, 2, 1, 1, 1, 1, 2]
    # A voided birth takes back the young, what it made due, and the months since the one before.
    assert counted(2025, herd.voided) == [0, 1, 1, 1, 1, 1, 1]
    assert counted(2026, herd.second_births) == [0, 0, 0, 0, 1, 0, 0]
    assert counted(2026, herd.voided) == [0] * len(COUNTED)


def test_months_between_births_are_the_mean_of_all_later_births(herd: Herd) -> None:
    """1 June 2024 to 1 August 2025 are 426 days, 15 July 2024 to 20 October 2025 462 days."""
    first, second = Fraction("13.996"), Fraction("15.179")
    assert round(426 / 30.4375, 3) == float(first)
    assert round(462 / 30.4375, 3) == float(second)
    assert rate("calving_interval", 2024, herd.voided).value is None
    assert rate("calving_interval", 2025, herd.first_births).value is None
    both = rate("calving_interval", 2025, herd.second_births)
    assert both.whole.numerator == first + second
    assert both.whole.denominator == 2
    assert rate("calving_interval", 2025, herd.voided).said == first


def test_promises_kept_of_those_that_fell_due(herd: Herd) -> None:
    assert rate("animal_promises", 2025, herd.first_births).value == 0
    assert rate("animal_promises", 2025, herd.second_births).value == 1
    assert rate("animal_promises", 2026, herd.second_births).value == 0
    assert rate("animal_promises", 2026, herd.voided).value is None


def test_a_birth_under_a_later_one_is_not_voided(herd: Herd) -> None:
    """The months of the later birth were counted from it."""
    bank = herd.bank
    first = bank.animal("គ").operation_id
    assert bank.void(first).word is Word.NEEDS_ATTENTION
    assert counted(2025, known()) == counted(2025, herd.voided)
