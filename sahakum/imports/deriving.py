"""Makes the table of a kind of file out of the description of its form, in both languages.

What the form says (fields, types, labels, answers, what is needed) is not said again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sahakum.capture import kinds
from sahakum.capture.fields import Description
from sahakum.imports.columns import LANGUAGES, Both, Column, Sort, Table, Text
from sahakum.imports.declared import Declared
from sahakum.imports.headings import Headings, Pair
from sahakum.imports.standing_columns import (
    FAMILY_NUMBER,
    HEADINGS,
    HELPS,
    NOTE_OF_DAYS,
    SEVERAL,
    VILLAGE_COLUMNS,
)
from sahakum.lib.expressions import is_true

OF_A_FAMILY = frozenset(
    {"household", "member", "person", "membership", "absence", "trip", "debt", "task"}
)
_SORTS = {
    "text": Sort.TEXT,
    "day": Sort.DAY,
    "number": Sort.NUMBER,
    "choice": Sort.CHOICE,
    "choices": Sort.CHOICES,
    "reference": Sort.NAMED,
    "references": Sort.NAMED,
}
_SORTS_OF_REFERENCES = {"good": Sort.GOOD, "programme": Sort.PROGRAMME, "place": Sort.PLACE}
_HELPS_OF_SORTS: Mapping[Sort, Text] = {Sort.DAY: NOTE_OF_DAYS, Sort.CHOICES: SEVERAL}


def table_of(declared: Declared) -> Table:
    """The table of a declared kind of file.

    Raises:
        ValueError: the kind is unknown, or its form has a field that no column can hold.
    """
    kind = kinds.find(declared.kind)
    if kind is None:
        raise ValueError(f"There is no kind {declared.kind}.")
    fields = fields_of({one: kinds.describe(kind, language=one) for one in LANGUAGES})
    km, en = (str(kinds.describe(kind, language=one)["title"]) for one in LANGUAGES)
    return Table(
        name=declared.name,
        title=Both(km=km, en=en),
        operation=declared.kind,
        columns=tuple(_columns(declared, fields)),
        key=declared.key,
        topic=declared.topic,
        rows=declared.rows,
        receivers=declared.receivers,
        empty_too=declared.empty_too,
        needed=declared.needed,
    )


def fields_of(described: Mapping[str, Description]) -> list[Pair]:
    """The fields of a form that was described in both languages."""
    return list(zip(described["km"]["fields"], described["en"]["fields"], strict=True))


def _columns(declared: Declared, fields: Sequence[Pair]) -> Iterator[Column]:
    family = list(family_columns([english for _, english in fields]))
    yield from family
    derived = list(derived_columns(fields, left_out=(*declared.left_out, "household")))
    if not declared.rows:
        # Only whole families and plans have rows; a field of rows elsewhere must be left out.
        derived = [column for column in derived if not column.member]
    for column in derived:
        yield replace(column, also=(*column.also, *declared.also.get(column.name, ())))
    if declared.number.name in declared.key:
        yield declared.number


def family_columns(fields: Sequence[Description]) -> Iterator[Column]:
    """The column of the family's number, where anything of a family is named."""
    named = [field for field in fields if field.get("to") in OF_A_FAMILY]
    if named:
        yield replace(FAMILY_NUMBER, required=any(_is_needed(field) for field in named))


def derived_columns(
    fields: Sequence[Pair], *, left_out: Sequence[str] = (), into: str = "", member: bool = False
) -> Iterator[Column]:
    """One column for each field; those of a table inside a form are said row by row."""
    headings = Headings(fields)
    for km, en in fields:
        if en["name"] in left_out:
            continue
        if en["type"] == "rows":
            inside = list(zip(km["fields"], en["fields"], strict=True))
            yield from derived_columns(inside, member=True)
        elif en.get("to") == "village":
            yield from _village_columns(needed=_is_needed(en))
        else:
            column = headings.apart(_column(km, en))
            yield replace(column, into=into, member=member)


def _village_columns(*, needed: bool) -> Iterator[Column]:
    for column in VILLAGE_COLUMNS:
        yield replace(column, required=needed and column.required)


def _column(km: Description, en: Description) -> Column:
    to = str(en.get("to", ""))
    sort = _SORTS_OF_REFERENCES.get(to) or _sort(en)
    heading = HEADINGS.get(to, (km["label"], en["label"]))
    return Column(
        name=en["name"],
        km=heading[0],
        en=heading[1],
        help=_help(km, en, sort),
        sort=sort,
        required=_is_needed(en),
        choices=_choices(km, en),
        to=to,
        many=en["type"] == "references",
        exact=en.get("places", 0) > 3,
    )


def _sort(field: Description) -> Sort:
    if field["type"] not in _SORTS:
        raise ValueError(f"No column can hold {field['name']} ({field['type']}).")
    if field["name"] == "phone":
        return Sort.PHONE
    return Sort.LINES if field.get("lines", 1) > 1 else _SORTS[field["type"]]


def _help(km: Description, en: Description, sort: Sort) -> Text:
    if en.get("to") in HELPS:
        return HELPS[en["to"]]
    said = Both(km=km.get("help", ""), en=en.get("help", ""))
    return said if said.en else _HELPS_OF_SORTS.get(sort, said)


def _choices(km: Description, en: Description) -> tuple[tuple[str, Both], ...]:
    pairs = zip(km.get("choices", ()), en.get("choices", ()), strict=True)
    return tuple((one["value"], Both(km=one["label"], en=two["label"])) for one, two in pairs)


def _is_needed(field: Description) -> bool:
    """Whether a file must have the column: not what is asked only after another answer."""
    return bool(field.get("required")) and is_true(str(field.get("show_if", "true")), {})
