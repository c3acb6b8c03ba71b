"""The share of the balance that each period costs."""

from fractions import Fraction

from sahakum.lending.calendar import years_between
from sahakum.lending.terms import IN_A_YEAR, Terms


def shares(terms: Terms) -> list[Fraction]:
    """For each period, its interest as an exact share of the balance that bears it."""
    if terms.method == "none":
        return [Fraction(0)] * terms.number
    found = [_share(terms, number) for number in range(terms.number)]
    free = terms.grace.interest_free
    return [Fraction(0)] * free + found[free:]


def _share(terms: Terms, number: int) -> Fraction:
    if terms.rate_period == "period":
        return terms.rate
    return terms.rate * IN_A_YEAR[terms.rate_period] * _years(terms, number)


def _years(terms: Terms, number: int) -> Fraction:
    if terms.by == "period":
        return Fraction(terms.every, IN_A_YEAR[terms.unit])
    start = terms.due_on[number - 1] if number else terms.disbursed_on
    return years_between(start, terms.due_on[number], day_count=terms.day_count)
