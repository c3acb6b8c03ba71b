"""Which areas hold some villages, without walking up from each."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from sahakum.places.models import Level, Place


def areas_holding(villages: Iterable[int], levels: Sequence[Level]) -> list[int]:
    """Ids of the areas of some levels that hold at least one of the villages, in their order."""
    ids = sorted(villages)
    areas = Place.objects.filter(level__in=levels).order_by("pk").values_list("pk", "until")
    return [area for area, until in areas if _any_within(ids, area, until)]


def _any_within(ids: Sequence[int], first: int, last: int) -> bool:
    place = bisect_left(ids, first)
    return place < len(ids) and ids[place] <= last
