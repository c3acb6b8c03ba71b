"""Hides small counts from who may not see assessments, so that none can be found by subtraction.

A single hidden count in a row or column beside its total would be the difference: then the
smallest count beside it is hidden too, and where there is none, the total itself.
"""

from collections.abc import Iterable, Sequence

Grid = list[list[int | None]]


def hidden(grid: Sequence[Sequence[int]], least: int) -> Grid:
    """The grid with small counts as None; its last row and last column are the totals.

    No hidden count can be worked out from one row or one column of what is left.
    """
    kept: Grid = [[None if 0 < count < least else count for count in row] for row in grid]
    while _hide_one_more(kept):
        continue
    return kept


def _hide_one_more(grid: Grid) -> bool:
    return any(_betrayed(grid, line) for line in _lines(grid))


def _lines(grid: Grid) -> Iterable[list[tuple[int, int]]]:
    """Places of each row and of each column."""
    rows, columns = range(len(grid)), range(len(grid[0]) if grid else 0)
    yield from ([(row, column) for column in columns] for row in rows)
    yield from ([(row, column) for row in rows] for column in columns)


def _betrayed(grid: Grid, line: Sequence[tuple[int, int]]) -> bool:
    """Hides one more where exactly one count of a line is hidden; whether it had to."""
    unknown = [place for place in line if grid[place[0]][place[1]] is None]
    known = [(count, place) for place in line if (count := grid[place[0]][place[1]])]
    if len(unknown) != 1 or not known:
        return False
    _, (row, column) = min(known)
    grid[row][column] = None
    return True
