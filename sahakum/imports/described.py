"""The files and columns of docs/import.md, written out of the declarations."""

from collections.abc import Iterator, Sequence

from django.utils import translation

from sahakum.imports.columns import Column, Table
from sahakum.imports.left_out import NOT_IMPORTED
from sahakum.imports.topics import Topic

BEGIN = "<!-- columns: written by ./run import --columns -->"
END = "<!-- end of columns -->"
MOST_ANSWERS = 20
OWN_NUMBER = "row_key"


def described(tables: Sequence[Table]) -> str:
    """The part of docs/import.md about files and columns, headings and meanings in both languages.

    What no file brings in stands at its end, with the reasons.
    """
    lines = [BEGIN, "", *_files(tables)]
    for table in tables:
        lines += ["", *_columns(table)]
    return "\n".join([*lines, "", *_left_out(), "", END])


def _in(language: str, text: object) -> str:
    with translation.override(language):
        return str(text).replace("|", "/").replace("\n", " ")


def _files(tables: Sequence[Table]) -> Iterator[str]:
    yield "## Files"
    yield ""
    yield "| File | ខ្មែរ | English | A row's own key |"
    yield "|---|---|---|---|"
    for table in tables:
        key = ", ".join(_key(table))
        yield f"| `{table.name}` | {_in('km', table.title)} | {_in('en', table.title)} | {key} |"


def _key(table: Table) -> Iterator[str]:
    for name in table.key:
        column = table.column(name)
        if column is not None:
            given = " if given" if name == OWN_NUMBER and not column.required else ""
            yield f"{column.en}{given}"


def _columns(table: Table) -> Iterator[str]:
    topic = _in("en", Topic(table.topic).label)
    yield f"### {_in('en', table.title)} · {_in('km', table.title)} (`{table.name}`)"
    yield ""
    yield f"{topic}. One row a line{_of_rows(table)}."
    yield ""
    yield "| ចំណងជើង | Heading | Name | Needed | Meaning | ន័យ | Answers (codes) |"
    yield "|---|---|---|---|---|---|---|"
    for column in table.columns:
        yield _row(column)


def _of_rows(table: Table) -> str:
    if not table.rows:
        return ""
    own = ", ".join(column.en for column in table.columns if column.member)
    return f"; the lines of one stand together, and these may differ from line to line: {own}"


def _row(column: Column) -> str:
    codes = [f"`{code}`" for code, _ in column.choices]
    shown = ", ".join(codes[:MOST_ANSWERS])
    cells = (
        column.km,
        column.en,
        f"`{column.name}`",
        "yes" if column.required else "",
        _in("en", column.help),
        _in("km", column.help),
        shown,
    )
    return f"| {' | '.join(cells)} |"


def _left_out() -> Iterator[str]:
    yield "## What no file brings in"
    yield ""
    yield "| Kind | Why |"
    yield "|---|---|"
    for kind, reason in sorted(NOT_IMPORTED.items()):
        yield f"| `{kind}` | {reason} |"
