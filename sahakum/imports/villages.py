"""The village or other place that the cells of a row name."""

from typing import TYPE_CHECKING, Any

from sahakum.imports import texts
from sahakum.imports.rows import Row
from sahakum.lib.khmer import search_key
from sahakum.places.models import Place
from sahakum.places.resolving import resolve
from sahakum.places.selectors import by_code, search

if TYPE_CHECKING:
    from sahakum.imports.cells import Reading

_SENTENCES = {
    "no_village": texts.UNKNOWN_VILLAGE,
    "ambiguous_village": texts.AMBIGUOUS_VILLAGE,
}


def village_of(reading: "Reading", row: Row, said: dict[str, Any]) -> str:
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


def places_meant(text: str) -> list[Place]:
    """Places of any level that a code or a whole name means; several when the name is not one's."""
    code = text.upper().removeprefix("KH")
    if code.isascii() and code.isdigit():
        # A spreadsheet may have dropped the leading zero.
        place = by_code(code) or by_code(f"0{code}")
        return [place] if place else []
    key = search_key(text)
    called = f"|{key}|"
    return [place for place in search(text) if key and called in place.search_key]
