"""All units of a file, whatever kind of file it is."""

from collections.abc import Iterator

from sahakum.imports.cells import Reading
from sahakum.imports.families import family_of
from sahakum.imports.grouped import grouped_units, unit_with_rows
from sahakum.imports.tables import FAMILIES
from sahakum.imports.units import Unit, single_units


def units_of(reading: Reading) -> Iterator[Unit]:
    """All units of a file in the order of its rows."""
    table = reading.source.table
    if table.name == FAMILIES.name:
        return grouped_units(reading, family_of)
    return grouped_units(reading, unit_with_rows) if table.rows else single_units(reading)
