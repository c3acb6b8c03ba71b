"""The village that the cells of a family name."""

from sahakum.imports import texts
from sahakum.imports.cells import Reading
from sahakum.imports.rows import Row
from sahakum.places.resolving import resolve

_SENTENCES = {
    "no_village": texts.UNKNOWN_VILLAGE,
    "ambiguous_village": texts.AMBIGUOUS_VILLAGE,
}


def village_of(reading: Reading, row: Row, said: dict[str, str]) -> str:
    """Our number of the village as text; empty, with a problem noted, when there is none."""
    names = [said[name] for name in ("village", "commune", "district") if said.get(name)]
    if not said.get("village"):
        return ""
    found = resolve(names[0] if names[0].isdigit() else ", ".join(names))
    if found.village_id is None:
        sentence = _SENTENCES.get(found.code, texts.UNKNOWN_VILLAGE)
        reading.problems.add(row, sentence % {"said": ", ".join(names)[:120]}, "village")
        return ""
    if not reading.by.sight.holds(found.village_id):
        reading.problems.add(row, texts.OUTSIDE_AREA, "village")
        return ""
    return str(found.village_id)
