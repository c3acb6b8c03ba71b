"""The parts of a report that split it: people by age, families by poverty card, disability."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise

from sahakum.indicators.declarations import BY_CODE
from sahakum.indicators.definitions import Indicator, Period, Split
from sahakum.indicators.reading.questions import Answer, Line
from sahakum.lib.ages import STANDARD_BANDS, UNKNOWN
from sahakum.registry.choices import Disability, Poverty
from sahakum.reports.figures import Figure, key_of

FAMILIES = ("families_enrolled", "families_visited")
PEOPLE = "people_in_enrolled_families"
# From the greatest need to what is not known.
LEVELS = (Poverty.POOR_1, Poverty.POOR_2, Poverty.NONE, Poverty.UNKNOWN)
DIFFICULTIES = (Disability.YES, Disability.NO, Disability.NOT_ASSESSED)
SEXES = ("female", "male", "not_stated")


@dataclass(frozen=True, kw_only=True)
class PeopleRow:
    """People of one age band: a figure for each of ``SEXES``, and all together."""

    age_band: str
    figures: tuple[Figure, ...]
    total: Figure


@dataclass(frozen=True, kw_only=True)
class Share:
    """One part, and a figure for each column."""

    name: str | Promise
    figures: tuple[Figure, ...]


@dataclass(frozen=True, kw_only=True)
class Shares:
    """Families by poverty card on the day of the fact; people by disability and sex.

    ``columns`` are the indicators of families; the columns of people are ``SEXES``.
    """

    columns: tuple[Indicator, ...]
    poverty: tuple[Share, ...]
    disability: tuple[Share, ...]


def share_lines(period: Period) -> list[Line]:
    """What is to be asked, in the order in which ``shares_of`` takes the answers."""
    families = [
        Line(indicator=BY_CODE[code], period=period, splits=frozenset({Split.POVERTY}))
        for code in FAMILIES
    ]
    splits = frozenset({Split.SEX, Split.DISABILITY})
    return [*families, Line(indicator=BY_CODE[PEOPLE], period=period, splits=splits)]


def shares_of(answers: Sequence[Answer]) -> Shares:
    """The parts out of the answers to ``share_lines``."""
    *families, people = answers
    return Shares(
        columns=tuple(answer.line.indicator for answer in families),
        poverty=tuple(_level(families, level) for level in LEVELS),
        disability=tuple(_difficulty(people, one) for one in DIFFICULTIES),
    )


def _level(families: Sequence[Answer], level: Poverty) -> Share:
    figures = (
        Figure(
            key=key_of(answer.line, poverty=level.value),
            value=answer.by(Split.POVERTY).get(level.value, Decimal(0)),
        )
        for answer in families
    )
    return Share(name=level.label, figures=tuple(figures))


def _difficulty(people: Answer, one: Disability) -> Share:
    values = {(cell.disability, cell.sex): cell.value for cell in people.cells}
    figures = (
        Figure(
            key=key_of(people.line, sex=sex, disability=one.value),
            value=values.get((one.value, sex), Decimal(0)),
        )
        for sex in SEXES
    )
    return Share(name=one.label, figures=tuple(figures))


def people_rows(answered: Answer) -> tuple[PeopleRow, ...]:
    """A row for each age band, and one for unknown ages where there are any."""
    bands = [band.name for band in STANDARD_BANDS]
    values = {(cell.age_band, cell.sex): cell.value for cell in answered.cells}
    if any(band == UNKNOWN for band, _ in values):
        bands.append(UNKNOWN)
    return tuple(_people_row(answered, values, band) for band in bands)


def _people_row(
    answered: Answer, values: dict[tuple[str | None, str | None], Decimal | None], band: str
) -> PeopleRow:
    found = [values.get((band, sex), Decimal(0)) for sex in SEXES]
    figures = tuple(
        Figure(key=key_of(answered.line, sex=sex, age_band=band), value=value)
        for sex, value in zip(SEXES, found, strict=True)
    )
    total = None if None in found else sum((one or Decimal(0) for one in found), Decimal(0))
    return PeopleRow(
        age_band=band,
        figures=figures,
        total=Figure(key=key_of(answered.line, age_band=band), value=total),
    )
