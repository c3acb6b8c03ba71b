"""Splitting whole amounts so that the parts always add up."""

from collections.abc import Sequence


def split(amount: int, weights: Sequence[int], *, rest_to: int | None = None) -> list[int]:
    """Parts of an amount in proportion to weights, by the largest remainder.

    Each part is first the whole number below its exact share; what is left goes, one by one, to the
    largest remainders, and between equal ones to whoever stands first. Weights that are all zero
    count as equal. A negative amount is split as its opposite. Where ``rest_to`` names a place, all
    that is left goes to it.

    Source: Hamilton's method; Balinski and Young, Fair Representation (1982).
    """
    weights = weights if any(weights) else [1] * len(weights)
    total = sum(weights)
    if rest_to is not None:
        # Whole numbers below, also of a loss: what is left is never less than nothing.
        parts = [amount * weight // total for weight in weights]
        parts[rest_to] += amount - sum(parts)
        return parts
    if amount < 0:
        return [-part for part in split(-amount, weights)]
    parts = [amount * weight // total for weight in weights]
    remainders = [amount * weight % total for weight in weights]
    order = sorted(range(len(weights)), key=lambda place: (-remainders[place], place))
    for place in order[: amount - sum(parts)]:
        parts[place] += 1
    return parts


def notes(amount: int, values: Sequence[int]) -> tuple[dict[int, int], int]:
    """How many notes of each value make an amount with the fewest notes, and what none can make.

    Values are those of a currency, where taking the largest first gives the fewest.
    """
    counts = {}
    for value in sorted(values, reverse=True):
        counts[value], amount = divmod(amount, value)
    return {value: count for value, count in counts.items() if count}, amount


def nearest(number: int, unit: int) -> int:
    """How many whole units come nearest to a number; the half goes up."""
    return (2 * number + unit) // (2 * unit)
