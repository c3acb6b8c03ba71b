"""Units as bytes and back, so that a trial can say again what later rows refer to."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sahakum.imports.asking import HOUSEHOLD, Ask
from sahakum.imports.named_members import family_and_name, parts_of
from sahakum.imports.rows import Row
from sahakum.imports.units import Unit

_NO_ROW = Row(line=0, cells=())
# Records that are named by a name of their own and not by their family.
_WITH_OWN_NAMES = {"asset": "asset", "site": "site"}


def packed(unit: Unit) -> bytes:
    """A unit as it was read. Records that it names are still named as they were written."""
    asks = [
        [one.to, one.name, one.text, one.column, one.many, one.where is unit.content]
        for one in unit.asks
    ]
    said = [unit.id.hex, unit.kind, unit.family, unit.content, asks]
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()


def unpacked(kept: bytes) -> Unit:
    """The unit that was packed."""
    number, kind, family, content, asks = json.loads(kept)
    unit = Unit(rows=[_NO_ROW], id=UUID(hex=number), kind=kind, family=family, content=content)
    unit.asks = [_ask(unit, *said) for said in asks]
    return unit


def _ask(unit: Unit, to: str, name: str, text: str, column: str, many: bool, within: bool) -> Ask:
    return Ask(
        to=to,
        name=name,
        text=text,
        row=_NO_ROW,
        column=column,
        where=unit.content if within else {},
        unit=unit,
        many=many,
    )


def names_of(unit: Unit) -> set[str]:
    """Everything that a unit names, as names under which units are kept."""
    if unit.kind == "household":
        return set()
    named = {f"{HOUSEHOLD}:{unit.family}"} if unit.family else set()
    return named | set(_asked(unit))


def _asked(unit: Unit) -> Iterator[str]:
    for ask in unit.asks:
        if ask.to == HOUSEHOLD:
            yield f"{HOUSEHOLD}:{ask.text}"
        elif ask.to in _WITH_OWN_NAMES:
            yield f"{ask.to}:{ask.text.lower()}"
        else:
            numbers = {family_and_name(part)[0] for part in parts_of(ask)} - {""}
            yield from (f"{HOUSEHOLD}:{number}" for number in numbers)


def own_names(unit: Unit) -> set[str]:
    """The names under which later rows may need a unit: its own, else that of its family."""
    to = _WITH_OWN_NAMES.get(unit.kind)
    if to:
        return {f"{to}:{unit.own_name.lower()}", *_english(unit, to)}
    return {f"{HOUSEHOLD}:{unit.family}"}


def _english(unit: Unit, to: str) -> Iterator[str]:
    content: Mapping[str, Any] = unit.content
    if content.get("name_en"):
        yield f"{to}:{str(content['name_en']).lower()}"
