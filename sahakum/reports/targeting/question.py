"""What the monitor is asked: whose families, where, as at which day."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sahakum.indicators.definitions import EVERYWHERE, Area

NOT_ASSESSED = ""


class Trait(StrEnum):
    """Which families of a band and area a cell counts."""

    ALL = "all"
    UNSERVED = "unserved"
    STALE = "stale"
    UNASSESSED_SERVED = "unassessed_served"


@dataclass(frozen=True, kw_only=True)
class Question:
    """Families stewarded by an organisation (none: by any) in an area as at a day.

    Support counts from ``first`` to ``last``; assessments before ``stale_before`` are too old.
    """

    questionnaire: str
    first: datetime.date
    last: datetime.date
    stale_before: datetime.date
    organisation: UUID | None = None
    area: Area = EVERYWHERE


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One count. Without a band: of all bands; without a village: of the whole area."""

    trait: Trait = Trait.ALL
    band: str | None = None
    village: int | None = None

    @property
    def key(self) -> str:
        """How an address names the cell."""
        band = "*" if self.band is None else self.band
        return f"{self.trait}.{band}.{self.village or ''}"


def cell_of(key: str) -> Cell:
    """The cell that a key names.

    Raises:
        ValueError: it names none.
    """
    trait, band, village = key.split(".")
    if village and not (village.isascii() and village.isdigit() and len(village) < 10):
        raise ValueError(key)
    return Cell(
        trait=Trait(trait),
        band=None if band == "*" else _band(band),
        village=int(village) if village else None,
    )


def _band(code: str) -> str:
    if code and not code.isidentifier():
        raise ValueError(code)
    return code
