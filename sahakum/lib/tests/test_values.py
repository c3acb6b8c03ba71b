"""Numbers, identifiers, canonical bytes, expressions."""

import json
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahakum.lib.canonical import canonical_bytes, digest
from sahakum.lib.dates import Day
from sahakum.lib.expressions import ExpressionError, is_true, parse
from sahakum.lib.ids import uuid7
from sahakum.lib.khmer import group_digits
from sahakum.lib.quantities import NumberError, parse_number

CASES = json.loads((Path(__file__).parents[1] / "expression_cases.json").read_text("utf-8"))
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.text(st.characters(codec="utf-8")))
CONTENT = st.dictionaries(st.text(st.characters(codec="utf-8")), LEAVES)


def test_identifiers_are_of_version_seven() -> None:
    made = uuid7()
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made != uuid7()


@given(CONTENT)
def test_canonical_bytes_do_not_depend_on_the_order_of_keys(content: dict[str, Any]) -> None:
    turned = dict(reversed(content.items()))
    assert canonical_bytes(content) == canonical_bytes(turned)
    assert digest(content) == digest(turned)
    assert json.loads(canonical_bytes(content)) == content


def test_every_kind_of_value_has_one_form() -> None:
    moment = datetime(2026, 11, 16, 7, tzinfo=timezone(timedelta(hours=7)))
    assert canonical_bytes(moment) == canonical_bytes(moment.astimezone(UTC))
    assert canonical_bytes(Decimal("1.500")) == b'"1.5"' == canonical_bytes(Decimal("1.5"))
    assert canonical_bytes(Decimal("1E+3")) == b'"1000"'
    assert canonical_bytes(Decimal("-0.00")) == b'"0"'
    assert canonical_bytes((date(2026, 1, 2), UUID(int=1))) == (
        b'["2026-01-02","00000000-0000-0000-0000-000000000001"]'
    )
    assert (
        canonical_bytes({"b": Day(date(2026, 1, 1), "year"), "a": "ក"})
        == '{"a":"ក","b":"2026"}'.encode()
    )


@pytest.mark.parametrize("value", [{1, 2}, datetime(2026, 1, 1), object()])
def test_what_has_no_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_bytes(value)


@pytest.mark.parametrize("value", [float("nan"), Decimal("Infinity"), "\ud800"])
def test_what_is_no_value_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical_bytes(value)


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("១.០០០", "km", "1000"),
        ("១.៥៨៥", "en", "1585"),
        ("១,៥", "en", "1.5"),
        ("1.000", "en", "1.000"),
        ("1,000", "en", "1000"),
        ("1,000", "km", "1.000"),
        ("1.5", "km", "1.5"),
        ("1,5", "km", "1.5"),
        ("1,000.50", "km", "1000.50"),
        ("១២ ៥០០", "km", "12500"),
        ("-3", "en", "-3"),
        ("007", "en", "7"),
    ],
)
def test_numbers_are_read_by_the_rule_of_the_language(
    text: str, language: str, number: str
) -> None:
    assert parse_number(text, language) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_number"),
        ("ten", "not_a_number"),
        ("1e5", "not_a_number"),
        ("NaN", "not_a_number"),
        ("1.5.0", "ambiguous_number"),
        ("1,00,0", "ambiguous_number"),
        ("9" * 19, "too_long"),
    ],
)
def test_what_is_no_number_is_refused_with_a_code(text: str, code: str) -> None:
    with pytest.raises(NumberError) as refused:
        parse_number(text, "km")
    assert refused.value.code == code


@given(st.integers(min_value=-(10**12), max_value=10**12), st.sampled_from(["km", "en"]))
def test_what_is_shown_can_be_typed(number: int, language: str) -> None:
    assert parse_number(group_digits(number, language), language) == number


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["expression"])
def test_expressions_answer_as_the_shared_cases_say(case: dict[str, Any]) -> None:
    if case.get("is_error"):
        with pytest.raises(ExpressionError):
            parse(case["expression"])
    else:
        assert is_true(case["expression"], case["answers"]) is case["is_true"]


def test_an_expression_knows_its_fields() -> None:
    assert parse("a = 1 and ('x' in b or not c)").fields() == {"a", "b", "c"}


@given(st.text(max_size=60))
def test_any_text_is_an_expression_or_refused(text: str) -> None:
    with suppress(ExpressionError):
        assert is_true(text, {}) in (True, False)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(ExpressionError):
        parse("(" * 400 + "a" + ")" * 90)
