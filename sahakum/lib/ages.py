"""Bands of ages under which people are counted."""

from dataclasses import dataclass

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages from `from_years` to `to_years`, both included; no upper end when that is None."""

    name: str
    from_years: int
    to_years: int | None

    def holds(self, age: int) -> bool:
        """Tell whether an age in completed years lies in the band."""
        return self.from_years <= age and (self.to_years is None or age <= self.to_years)


# Edges that the sets of the usual donors refine to, so that all others are sums of these.
STANDARD_BANDS = (
    AgeBand("0-4", 0, 4),
    AgeBand("5-9", 5, 9),
    AgeBand("10-14", 10, 14),
    AgeBand("15-17", 15, 17),
    AgeBand("18-24", 18, 24),
    AgeBand("25-49", 25, 49),
    AgeBand("50-59", 50, 59),
    AgeBand("60+", 60, None),
)


def band_of(age: int | None, bands: tuple[AgeBand, ...] = STANDARD_BANDS) -> str:
    """Return the name of the band an age lies in; "unknown" for no age, or one in no band."""
    if age is None:
        return UNKNOWN
    return next((band.name for band in bands if band.holds(age)), UNKNOWN)
