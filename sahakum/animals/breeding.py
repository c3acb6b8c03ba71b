"""Figures of breeding: which hold on a day, and the days that follow from them."""

import datetime
from collections.abc import Iterable, Sequence

from sahakum.animals.models import Breeding

Day = datetime.date


class Figures:
    """The figures of one kind of animal, through all their days."""

    def __init__(self, rows: Iterable[Breeding]) -> None:
        self._rows: Sequence[Breeding] = sorted(rows, key=lambda row: row.from_on, reverse=True)

    def on(self, day: Day) -> Breeding | None:
        """Those in force on a day; none for kinds of which an office has set none."""
        return next((row for row in self._rows if row.from_on <= day), None)

    def birth_after(self, day: Day) -> Day:
        """When young are expected that were conceived on a day."""
        row = self.on(day)
        return day + datetime.timedelta(days=row.gestation_days if row else 0)


def all_figures() -> dict[str, Figures]:
    """The figures of every kind, by its code."""
    by_kind: dict[str, list[Breeding]] = {}
    for row in Breeding.objects.all():
        by_kind.setdefault(row.kind, []).append(row)
    return {code: Figures(rows) for code, rows in by_kind.items()}
