"""What is hidden from who may not see assessments cannot be found by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from sahakum.reports.targeting.hiding import Grid, hidden

LEAST = 5


def _with_totals(rows: list[list[int]]) -> list[list[int]]:
    whole = [[*row, sum(row)] for row in rows]
    return [*whole, [sum(column) for column in zip(*whole, strict=True)]]


def _lines(grid: Grid) -> list[list[int | None]]:
    return [*(list(row) for row in grid), *(list(column) for column in zip(*grid, strict=True))]


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=5
        )
    )
)
def test_no_small_count_is_shown_or_left_alone_in_its_line(rows: list[list[int]]) -> None:
    whole = _with_totals(rows)
    left = hidden(whole, LEAST)
    for line in _lines(left):
        assert all(not 0 < count < LEAST for count in line if count is not None)
        alone = line.count(None) == 1
        assert not alone or not any(line), "one hidden count beside shown ones is their difference"
    shown = [
        (count, kept)
        for row, kept_row in zip(whole, left, strict=True)
        for count, kept in zip(row, kept_row, strict=True)
    ]
    assert all(kept is None or kept == count for count, kept in shown)


def test_nothing_small_hides_nothing() -> None:
    whole = _with_totals([[5, 0], [7, 20]])
    assert hidden(whole, LEAST) == whole
