"""Settings as people read them: what holds on a day, what is coming, what held before."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sahakum.accounts.models import User
from sahakum.assessments import selectors as assessments
from sahakum.assessments.bound.store import plain
from sahakum.capture.fields import ChoiceField, NumberField
from sahakum.rules.catalogue import RULES, Rule
from sahakum.rules.shipped import in_words

ONE_DAY = datetime.timedelta(days=1)
# What a code is called, by the answer that says it and the row's questionnaire.
Names = Mapping[tuple[str, str, str], str]


@dataclass(frozen=True, kw_only=True)
class Value:
    """One value with its label: a number with its unit, or a word."""

    label: str
    number: Decimal | int | None
    word: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class Period:
    """Values that hold from a day on, with their source; ``until`` is the first day they do not.

    ``name`` tells one from another where a setting has several parts, ``place`` their order.
    """

    name: str
    place: int
    values: tuple[Value, ...]
    from_on: datetime.date
    until: datetime.date | None
    source: str

    def holds(self, on: datetime.date) -> bool:
        """Whether these values decide about a day."""
        return self.from_on <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A setting as it stands on a day: what holds, what is coming, what held before."""

    rule: Rule
    holding: tuple[Period, ...]
    coming: tuple[Period, ...]
    former: tuple[Period, ...]


def settings_on(day: datetime.date, *, by: User) -> list[Setting]:
    """Every setting as it stands on a day, in the order of the page."""
    names = names_of_bands(by)
    return [setting_on(rule, day, names) for rule in RULES.values()]


def setting_on(rule: Rule, day: datetime.date, names: Names) -> Setting:
    """One setting as it stands on a day."""
    periods = sorted(_periods(rule, names), key=lambda one: (-one.from_on.toordinal(), one.place))
    coming = tuple(one for one in periods if one.from_on > day)
    holding = tuple(one for one in periods if one.holds(day))
    former = tuple(one for one in periods if one not in coming and one not in holding)
    return Setting(rule=rule, holding=holding, coming=coming, former=former)


def names_of_bands(user: User) -> Names:
    """What the codes of questionnaires and bands are called in the reader's language."""
    names: dict[tuple[str, str, str], str] = {}
    for code, (version, bands) in assessments.shared_bands(user).items():
        names["questionnaire", code, code] = version.title
        names |= {("band", code, band.code): str(band.name) for band in bands}
    return names


def bands_to_set(names: Names) -> list[tuple[str, str, str, str]]:
    """Codes of questionnaire and band, and what both are called, of all that may get a rhythm."""
    return [
        (questionnaire, code, names["questionnaire", questionnaire, questionnaire], name)
        for (answer, questionnaire, code), name in names.items()
        if answer == "band"
    ]


def kinds_to_set(rule: Rule) -> list[tuple[str, str]]:
    """Codes and names of the kinds of animals that have figures of their own, if it is of kinds."""
    field = rule.form.base_fields.get("kind") if "kind" in rule.parts else None
    if not isinstance(field, ChoiceField):
        return []
    return [(code, str(name)) for code, name in field.choices]


def values_on(rule: Rule, day: datetime.date, part: dict[str, str]) -> dict[str, str]:
    """The values that hold on a day, as one types them; only the part where there are none."""
    row = rule.rows().filter(from_on__lte=day, **part).first()
    if row is None:
        return part
    values = {name: getattr(row, name) for name in rule.form.values_asked()}
    return {
        name: value if isinstance(value, str) else plain(value) for name, value in values.items()
    }


def _periods(rule: Rule, names: Names) -> Iterator[Period]:
    next_day: dict[tuple[str, ...], datetime.date] = {}
    for row in rule.rows():
        part = tuple(str(getattr(row, name)) for name in rule.parts)
        values = {name: _value(rule, name, row, names) for name in rule.form.values_asked()}
        yield Period(
            name=" · ".join(values.pop(name).word for name in rule.parts),
            place=_place(part, names),
            values=tuple(values.values()),
            from_on=row.from_on,
            until=next_day.get(part),
            source=in_words(row.source),
        )
        next_day[part] = row.from_on


def _place(part: tuple[str, ...], names: Names) -> int:
    """Where a band stands among all, from the lowest to the highest of each questionnaire."""
    known = [(code, band) for answer, code, band in names if answer == "band"]
    return next((place for place, one in enumerate(known) if one == part), 0)


def _value(rule: Rule, name: str, row: Any, names: Names) -> Value:
    field, stored = rule.form.base_fields[name], getattr(row, name)
    label = str(field.label)
    if isinstance(field, NumberField):
        return Value(label=label, number=stored, word="", unit=str(field.unit))
    choices = dict(field.choices) if isinstance(field, ChoiceField) else {}
    known = names.get((name, getattr(row, "questionnaire", ""), stored), stored)
    return Value(label=label, number=None, word=str(choices.get(stored, known)), unit="")
