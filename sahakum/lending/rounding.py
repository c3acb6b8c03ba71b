"""Rounding of exact fractions to multiples of a unit, and sums that stay exact."""

from collections.abc import Sequence
from fractions import Fraction

MODES = ("half_up", "half_even", "up", "down")


def rounded(value: Fraction | int, *, unit: int, mode: str) -> int:
    """The multiple of ``unit`` nearest to the value, by the mode. Values are not negative.

    ``half_up`` and ``half_even`` differ only exactly between two multiples.
    """
    exact = Fraction(value) / unit
    whole, rest = divmod(exact.numerator, exact.denominator)
    half = Fraction(rest, exact.denominator) - Fraction(1, 2)
    up = {
        "half_up": half >= 0,
        "half_even": half > 0 or (half == 0 and whole % 2 == 1),
        "up": rest > 0,
        "down": False,
    }[mode]
    return (whole + up) * unit


def rounded_in_sum(values: Sequence[Fraction], *, unit: int, mode: str) -> list[int]:
    """Each value rounded so that the first n always add up to their rounded exact sum."""
    found, exact, before = [], Fraction(0), 0
    for value in values:
        exact += value
        after = rounded(exact, unit=unit, mode=mode)
        found.append(after - before)
        before = after
    return found


def rounded_but_last(values: Sequence[Fraction], *, unit: int, mode: str) -> list[int]:
    """Each value rounded alone, but the last: it takes what is missing of the rounded exact sum.

    Where the others are rounded up so often that they exceed it, the last is 0.
    """
    found = [rounded(value, unit=unit, mode=mode) for value in values[:-1]]
    whole = rounded(sum(values, Fraction(0)), unit=unit, mode=mode)
    return [*found, max(0, whole - sum(found))]
