"""Headings out of the labels of a form, each of which must mean one column."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sahakum.capture.fields import Description
from sahakum.imports.columns import Column, heading_key

# A field in Khmer and in English.
Pair = tuple[Description, Description]


class Headings:
    """Tells labels apart that stand several times in one form.

    Such a label has the one before in front: "Income above the limit: From whom do you know?". If
    even that stands there already, the column is headed by its name.
    """

    def __init__(self, fields: Sequence[Pair]) -> None:
        labels = [{heading_key(km["label"]), heading_key(en["label"])} for km, en in fields]
        said = Counter(key for some in labels for key in some)
        self._repeated = {key for key, times in said.items() if times > 1}
        self._taken: set[str] = set()
        self._before: tuple[str, str] | None = None

    def apart(self, column: Column) -> Column:
        """The column under a heading that no other has."""
        if not _keys(column) & self._repeated:
            self._before = (column.km, column.en)
        elif self._before is not None:
            km, en = self._before
            column = replace(column, km=f"{km}៖ {column.km}", en=f"{en}: {column.en}")
        if _keys(column) & self._taken:
            column = replace(column, km=column.name, en=column.name)
        self._taken |= _keys(column)
        return column


def _keys(column: Column) -> set[str]:
    return {heading_key(column.km), heading_key(column.en)}
