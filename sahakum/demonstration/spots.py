"""Where the families of the demonstration live.

Our reading of MISSION section 2: "the slum areas of the provincial town" are four sub-villages of
the town of Chbar Mon; "18 villages of 2 districts" are the same 18 villages and sub-villages that
community livelihoods works in. Which two districts and which villages is not said: those below
are our choice. Community livelihoods began in 2009 in a sub-village and came to 18 in 2025. The
names of sub-villages are made up.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from sahakum.places.selectors import by_code
from sahakum.places.services import add_sub_village

FOUNDED = datetime.date(2007, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A village, or a sub-village of it when it has a name of its own.

    ``opened`` is the year in which work began there; ``worker`` the one who visits. ``livelihoods``
    tells the 18 of community livelihoods from the areas of the town.
    """

    code: str
    opened: int
    worker: str
    name_km: str = ""
    name_en: str = ""
    livelihoods: bool = True

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.code} {self.name_en}".strip()


def _area(code: str, name_km: str, name_en: str, opened: int, worker: str) -> Spot:
    """A slum area of the town."""
    return Spot(
        code=code,
        name_km=name_km,
        name_en=name_en,
        opened=opened,
        worker=worker,
        livelihoods=False,
    )


TOWN = (
    _area("05020505", "ខាងក្រោយផ្សារចាស់", "Behind the old market", 2007, "thida"),
    _area("05020205", "មាត់ព្រែក", "Creek side", 2008, "thida"),
    _area("05020302", "ផ្លូវដែក", "Railway", 2010, "veasna"),
    _area("05020101", "ទួលថ្មី", "New mound", 2013, "veasna"),
)

LIVELIHOODS = (
    Spot(code="05070102", opened=2009, worker="bopha", name_km="វាលខាងលិច", name_en="West Veal"),
    Spot(code="05070107", opened=2010, worker="bopha"),
    Spot(code="05070108", opened=2012, worker="bopha"),
    Spot(code="05070402", opened=2011, worker="sreymom"),
    Spot(code="05070404", opened=2015, worker="sreymom"),
    Spot(code="05070407", opened=2019, worker="sreymom", name_km="ដើមស្វាយ", name_en="Mango trees"),
    Spot(code="05070702", opened=2013, worker="sokha"),
    Spot(code="05070704", opened=2017, worker="sokha"),
    Spot(code="05070708", opened=2022, worker="sokha"),
    Spot(code="05060402", opened=2014, worker="kosal"),
    Spot(code="05060405", opened=2016, worker="kosal"),
    Spot(code="05060408", opened=2023, worker="kosal", name_km="ជើងភ្នំ", name_en="Foot of the hill"),
    Spot(code="05060902", opened=2018, worker="pisey"),
    Spot(code="05060905", opened=2019, worker="pisey"),
    Spot(code="05060906", opened=2024, worker="pisey"),
    Spot(code="05061307", opened=2021, worker="ratana"),
    Spot(code="05061308", opened=2021, worker="ratana"),
    Spot(code="05061311", opened=2025, worker="ratana", name_km="អូរលើ", name_en="Upper stream"),
)


def place_ids(spots: Iterable[Spot]) -> dict[str, int]:
    """The number of each spot's place by the spot's key; sub-villages are added to the tree."""
    return {spot.key: _place_id(spot) for spot in spots}


def _place_id(spot: Spot) -> int:
    village = by_code(spot.code)
    if village is None:
        raise LookupError(f"The gazetteer has no village {spot.code}.")
    if not spot.name_km:
        return village.pk
    added = add_sub_village(
        village_id=village.pk, name_km=spot.name_km, name_en=spot.name_en, valid_from=FOUNDED
    )
    return added.pk
