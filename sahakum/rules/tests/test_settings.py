"""Changing settings through the door: what holds from which day on, and what is refused."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Answer, Word
from sahakum.circumstances.selectors import monthly_method
from sahakum.journal import clock
from sahakum.journal.verify import verify
from sahakum.lib.ids import uuid7
from sahakum.programmes.selectors import leaving_rule_on
from sahakum.registry.duplicate_settings import threshold_on
from sahakum.reports.models import quality_rule_on, rule_on
from sahakum.rules import projections, selectors, services
from sahakum.rules.catalogue import RULES
from sahakum.rules.models import RuleChange
from sahakum.rules.shipped import SOURCES
from sahakum.support.models import Rhythm

DAY = datetime.timedelta(days=1)
VALUES: dict[str, dict[str, Any]] = {
    "visits": {"days": "១០"},
    "visits_by_band": {"questionnaire": "social_economic", "band": "high", "days": "5"},
    "leaving": {
        "income_a_day": "12000",
        "first_follow_up_days": "90",
        "second_follow_up_days": "365",
    },
    "reach": {
        "questionnaire": "social_economic",
        "look_back_days": "180",
        "stale_after_days": "400",
        "least_shown": "10",
    },
    "quality": {
        "youngest_head": "16",
        "oldest_person": "100",
        "late_days": "7",
        "look_back_days": "60",
    },
    "monthly": {"days_a_month": "30", "weeks_a_month": "4,3", "months_a_season": "6"},
    "stopped": {"months": "18"},
    "rates": {"percent_a_year": "20"},
    "duplicates": {"threshold": "70"},
    "grants": {
        "proof_days": "45",
        "first_months": "2",
        "second_months": "6",
        "third_months": "12",
    },
    "checks": {"days": "365"},
    "users": {"indirect": "nobody"},
    "breeding": {
        "kind": "BUFFALO",
        "gestation_days": "315",
        "least_mother_months": "30",
        "least_between_days": "300",
    },
}


def in_days(days: int) -> datetime.date:
    """A day from today on."""
    return clock.today() + days * DAY


def change(take: Take, by: User, rule: str, *, after: int = 1, **changes: Any) -> Answer:
    """Sends a change of a setting that holds from so many days after today."""
    content = VALUES[rule] | {"from_on": in_days(after).isoformat(), "source": "លិខិតលេខ ១២"}
    return take(f"rule_{rule}", content | changes, by=by)


@pytest.mark.parametrize("rule", RULES)
def test_a_setting_changes_tomorrow_and_not_before(rule: str, take: Take, theary: User) -> None:
    names = selectors.names_of_bands(theary)
    before = selectors.setting_on(RULES[rule], in_days(0), names).holding
    assert change(take, theary, rule).word is Word.SAVED
    today = selectors.setting_on(RULES[rule], in_days(0), names)
    assert [(one.values, one.source) for one in today.holding] == [
        (one.values, one.source) for one in before
    ]
    assert [one.from_on for one in today.coming] == [in_days(1)]
    tomorrow = selectors.setting_on(RULES[rule], in_days(1), names)
    assert [one.source for one in tomorrow.holding].count("លិខិតលេខ ១២") == 1
    assert len(tomorrow.holding) == len(before)


def test_each_package_reads_what_was_said(take: Take, theary: User) -> None:
    for rule in RULES:
        assert change(take, theary, rule).word is Word.SAVED
    assert threshold_on(in_days(1)) == 70
    assert threshold_on(in_days(0)) == 66
    assert monthly_method(in_days(1)).weeks_a_month == Decimal("4.3")
    assert leaving_rule_on(in_days(1)).first_follow_up_days == 90
    assert quality_rule_on(in_days(1)).oldest_person == 100
    assert rule_on(in_days(1)).least_shown == 10
    assert Rhythm.objects.get(from_on=in_days(1)).days == 10
    assert list(verify()) == []


def test_the_last_word_about_a_day_to_come_holds(take: Take, theary: User) -> None:
    first = change(take, theary, "visits", after=3)
    content = {"days": "12", "from_on": in_days(3).isoformat(), "source": "again"}
    assert take("rule_visits", content, by=theary).word is Word.SAVED
    assert first.word is Word.SAVED
    assert Rhythm.objects.get(from_on=in_days(3)).days == 12


@pytest.mark.parametrize(
    ("rule", "changes", "field"),
    [
        ("visits", {"from_on": "1/1/2020"}, "from_on"),
        ("visits", {"days": "0"}, "days"),
        ("visits", {"days": "seven"}, "days"),
        ("visits", {"source": ""}, "source"),
        ("leaving", {"second_follow_up_days": "90"}, "second_follow_up_days"),
        ("reach", {"questionnaire": "of_nobody"}, "questionnaire"),
        ("reach", {"questionnaire": "washington_group"}, "questionnaire"),
        ("visits_by_band", {"band": "purple"}, "band"),
        ("users", {"indirect": "everybody"}, "indirect"),
        ("monthly", {"days_a_month": "45"}, "days_a_month"),
    ],
)
def test_what_cannot_be_gets_a_sentence_at_its_field(
    rule: str, changes: dict[str, Any], field: str, take: Take, theary: User
) -> None:
    answer = change(take, theary, rule, **changes)
    assert answer.word is Word.NEEDS_ATTENTION
    assert list(answer.sentences) == [field]
    assert not RuleChange.objects.exists()


def test_today_is_too_early(take: Take, theary: User) -> None:
    assert change(take, theary, "visits", after=0).word is Word.NEEDS_ATTENTION


def test_an_administrator_of_a_district_changes_nothing(take: Take, sokha: User) -> None:
    assert not services.may_change(sokha)
    assert change(take, sokha, "visits").word is Word.REFUSED
    assert not RuleChange.objects.exists()


def test_a_setting_is_not_taken_back(take: Take, theary: User, dara: User) -> None:
    said = uuid7()
    content = VALUES["visits"] | {"from_on": in_days(1).isoformat(), "source": "a letter"}
    take("rule_visits", content, by=theary, id=said)
    answer = take("void", {"operation": str(said), "reason": "no"}, by=dara)
    assert answer.word is Word.NEEDS_ATTENTION
    assert Rhythm.objects.filter(from_on=in_days(1)).exists()


def test_verify_finds_a_setting_that_was_edited(take: Take, theary: User) -> None:
    change(take, theary, "checks")
    RULES["checks"].model._default_manager.filter(from_on=in_days(1)).update(days=1)
    assert [finding.code for finding in projections.compare()] == ["wrong_projection"]


def test_every_source_that_is_shipped_can_be_read_in_khmer(db: None) -> None:
    shipped = {
        source for rule in RULES.values() for source in rule.rows().values_list("source", flat=True)
    }
    assert shipped == SOURCES


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=st.lists(st.tuples(st.integers(1, 6), st.integers(1, 366)), min_size=1, max_size=8))
def test_whatever_is_said_in_whatever_order_the_last_word_of_each_day_holds(
    said: list[tuple[int, int]], take: Take, theary: User
) -> None:
    for days, value in said:
        content = {"days": str(value), "from_on": in_days(days).isoformat(), "source": "s"}
        assert take("rule_visits", content, by=theary, id=uuid7()).word is Word.SAVED
    for days, value in dict(said).items():
        assert Rhythm.objects.get(from_on=in_days(days)).days == value
    assert list(projections.compare()) == []
