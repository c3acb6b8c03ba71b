"""Field classes of all forms: what an answer may be, and how it is described to a phone.

Each checks the type of what arrived (``accepts``) before it looks at the value, so that a list in
a text field is a sentence and not a fault; takes Khmer digits; and describes itself as data.
"""

import copy
import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from sahakum.capture import texts
from sahakum.journal import clock
from sahakum.lib.dates import Day, DayError, format_day, parse_day
from sahakum.lib.khmer import is_legacy_font, normalise
from sahakum.lib.quantities import NumberError, parse_number

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from sahakum.capture.forms import RecordForm

Label: TypeAlias = "str | _StrPromise"
Description = dict[str, Any]
LONGEST_SCALAR = 400


class CaptureField(forms.Field):
    """What our fields have in common: a type name, a unit, and our own sentences."""

    type_name = "text"
    not_accepted: Label = texts.NOT_TEXT

    def __init__(self, *, label: Label, help_text: Label = "", required: bool = True) -> None:
        super().__init__(label=label, help_text=help_text, required=required)
        self.error_messages["required"] = texts.REQUIRED
        self.form: RecordForm | None = None

    def __deepcopy__(self, memo: dict[int, Any]) -> "CaptureField":
        """A form's own copy. Only ``form`` differs from form to form, all else is shared: copying
        widgets and sentences too took a seventh of the time of intake."""
        own = copy.copy(self)
        memo[id(self)] = own
        return own

    def accepts(self, value: object) -> bool:
        """Whether a value that came as JSON has a type that this field can read."""
        return value is None or isinstance(value, str)

    def to_hold(self, value: Any) -> Any:
        """What is kept of a value that arrived, while something said beside it needs attention."""
        return value

    def describe(self) -> Description:
        """The field as data, in the language that is active."""
        described: Description = {
            "type": self.type_name,
            "label": str(self.label),
            "required": self.required,
        }
        if self.help_text:
            described["help"] = str(self.help_text)
        return described | self.details()

    def details(self) -> Description:
        """What this class of field adds to its description."""
        return {}


class TextField(CaptureField):
    """Text in Khmer or Latin letters, normalised; never in a legacy font."""

    def __init__(self, *, most: int = 200, lines: int = 1, **options: Any) -> None:
        super().__init__(**options)
        self.most, self.lines = most, lines
        self.widget = forms.Textarea() if lines > 1 else forms.TextInput()

    def to_python(self, value: Any) -> str:
        """Normalised text; empty for nothing."""
        text = value or ""
        if len(text) > self.most * 4:
            raise ValidationError(texts.TOO_LONG, params={"most": texts.numeral(self.most)})
        text = normalise(text, keep_lines=self.lines > 1)
        if len(text) > self.most:
            raise ValidationError(texts.TOO_LONG, params={"most": texts.numeral(self.most)})
        if is_legacy_font(text):
            raise ValidationError(texts.LEGACY_FONT)
        return text

    def details(self) -> Description:
        """Greatest length, and whether it has several lines."""
        return {"most": self.most, "lines": self.lines}


class BirthField(CaptureField):
    """A day that may be known to the month or year only; gives a ``Day`` with its precision."""

    type_name = "day"
    earliest = datetime.date(1900, 1, 1)

    def __init__(self, *, future: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.future = future
        self.widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def accepts(self, value: object) -> bool:
        """Texts, and days as a spreadsheet gives them."""
        return super().accepts(value) or isinstance(value, datetime.date)

    def to_python(self, value: Any) -> Any:
        """The day with its precision; ``None`` for nothing."""
        if value in (None, ""):
            return None
        if isinstance(value, str) and len(value) > LONGEST_SCALAR:
            raise ValidationError(texts.NOT_A_DAY)
        try:
            day = parse_day(value)
        except DayError as error:
            raise ValidationError(_DAY_SENTENCES.get(error.code, texts.NOT_A_DAY)) from error
        self._refuse_out_of_range(day)
        return day

    def _refuse_out_of_range(self, day: Day) -> None:
        today = clock.today()
        language = get_language() or "km"
        if not self.future and day.date > today:
            shown = format_day(Day(today, "day"), language)
            raise ValidationError(texts.IN_FUTURE, params={"today": shown})
        if day.date < self.earliest:
            shown = format_day(Day(self.earliest, "day"), language)
            raise ValidationError(texts.TOO_EARLY, params={"earliest": shown})

    def details(self) -> Description:
        """Whether days to come are accepted, and how exact the day must be."""
        return {"future": self.future, "exact": False}


class DayField(BirthField):
    """A day known exactly; gives a ``date``. Day first: 11/12/2026 is 11 December."""

    earliest = datetime.date(1990, 1, 1)

    def to_python(self, value: Any) -> Any:
        """The date; ``None`` for nothing."""
        day = super().to_python(value)
        if day is None:
            return None
        if day.precision != "day":
            raise ValidationError(texts.DAY_WANTED)
        return day.date

    def details(self) -> Description:
        """Whether days to come are accepted, and how exact the day must be."""
        return {"future": self.future, "exact": True}


class NumberField(CaptureField):
    """A number between two bounds, with at most so many decimal places, in either digits."""

    type_name = "number"

    def __init__(
        self, *, least: int = 0, most: int, places: int = 0, unit: Label = "", **options: Any
    ) -> None:
        super().__init__(**options)
        self.least, self.most, self.places, self.unit = least, most, places, unit
        self.widget = forms.TextInput(attrs={"inputmode": "decimal" if places else "numeric"})

    def accepts(self, value: object) -> bool:
        """Numbers and texts; a truth value is not a number."""
        return not isinstance(value, bool) and isinstance(value, str | int | float | None)

    def to_python(self, value: Any) -> Decimal | None:
        """The number; ``None`` for nothing."""
        if value in (None, ""):
            return None
        number = self._parsed(value)
        if number < self.least:
            raise ValidationError(texts.TOO_SMALL, params={"least": texts.numeral(self.least)})
        if number > self.most:
            raise ValidationError(texts.TOO_LARGE, params={"most": texts.numeral(self.most)})
        if number != round(number, self.places):
            sentence = texts.TOO_EXACT if self.places else texts.NOT_WHOLE
            raise ValidationError(sentence, params={"places": texts.numeral(self.places)})
        return number

    def _parsed(self, value: Any) -> Decimal:
        try:
            if len(str(value)) > LONGEST_SCALAR:
                raise NumberError("not_a_number")
            # A number of JSON has its point in every language; only typed text is read by its own.
            return parse_number(value, get_language() or "km")
        except NumberError as error:
            raise ValidationError(texts.NOT_A_NUMBER) from error

    def details(self) -> Description:
        """Bounds, decimal places and unit."""
        bounds = {"least": self.least, "most": self.most, "places": self.places}
        return bounds | ({"unit": str(self.unit)} if self.unit else {})


class ChoiceField(CaptureField):
    """One of a few answers."""

    type_name = "choice"

    def __init__(self, *, choices: Iterable[tuple[str, Label]], **options: Any) -> None:
        super().__init__(**options)
        self.choices = list(choices)
        self.widget = forms.RadioSelect(choices=self.choices)

    def to_python(self, value: Any) -> str:
        """The answer's code; empty for nothing."""
        if value and value not in dict(self.choices):
            raise ValidationError(texts.NOT_A_CHOICE)
        return value or ""

    def details(self) -> Description:
        """The answers offered."""
        offered = [{"value": code, "label": str(label)} for code, label in self.choices]
        return {"choices": offered}


class ChoicesField(ChoiceField):
    """Any number of a few answers."""

    type_name = "choices"
    not_accepted = texts.NOT_LIST

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget = forms.CheckboxSelectMultiple(choices=self.choices)

    def accepts(self, value: object) -> bool:
        """A list of texts."""
        return value is None or (
            isinstance(value, list) and all(isinstance(item, str) for item in value)
        )

    def to_python(self, value: Any) -> Any:
        """Codes in the order offered, each once."""
        said = set(value or [])
        offered = [code for code, _ in self.choices]
        if not said <= set(offered):
            raise ValidationError(texts.NOT_A_CHOICE)
        return [code for code in offered if code in said]


class ReferenceField(CaptureField):
    """Names a record by its id (or code); gives the record that was fetched for it.

    What was not fetched is missing or out of the actor's sight: both look the same.
    """

    type_name = "reference"

    def __init__(self, *, to: str, **options: Any) -> None:
        super().__init__(**options)
        self.to = to
        self.widget = forms.HiddenInput()

    def to_python(self, value: Any) -> Any:
        """The record; ``None`` for nothing."""
        if value in (None, ""):
            return None
        known = self.form.references.get(self.to, {}) if self.form else {}
        found = known.get(reference_key(value))
        if found is None:
            raise ValidationError(texts.NOT_FOUND)
        return found

    def details(self) -> Description:
        """What kind of record is named."""
        return {"to": self.to}


def reference_key(value: object) -> str:
    """The form in which references are looked up: an id as lower-case text, else trimmed text."""
    # No database holds a NUL in a text, and PostgreSQL refuses to look for one.
    text = str(value).replace("\x00", "").strip()
    try:
        return str(UUID(text))
    except ValueError:
        return text


class RowsField(CaptureField):
    """Rows of a table (members of a family, a register): each row has a form of its own."""

    type_name = "rows"
    not_accepted = texts.NOT_ROWS

    def __init__(
        self, *, row: "type[RecordForm]", least: int = 0, most: int = 60, **options: Any
    ) -> None:
        super().__init__(**options, required=least > 0)
        self.row, self.least, self.most = row, least, most
        self.widget = forms.HiddenInput()

    def accepts(self, value: object) -> bool:
        """A list of objects; each row looks at its own answers."""
        return value is None or (
            isinstance(value, list) and all(isinstance(item, dict) for item in value)
        )

    def to_python(self, value: Any) -> list[dict[str, Any]]:
        """The answers of each row.

        Raises:
            ValidationError: with a sentence for each wrong answer, its row number in front.
        """
        rows = value or []
        if len(rows) < self.least:
            raise ValidationError(texts.TOO_FEW_ROWS, params={"least": texts.numeral(self.least)})
        if len(rows) > self.most:
            raise ValidationError(texts.TOO_MANY_ROWS, params={"most": texts.numeral(self.most)})
        references = self.form.references if self.form else {}
        bound = [self.row(data, references=references) for data in rows]
        problems = [
            problem for number, form in enumerate(bound, 1) for problem in _problems(number, form)
        ]
        if problems:
            raise ValidationError(problems)
        return [form.cleaned_data for form in bound]

    def validate(self, value: Any) -> None:
        """Emptiness was judged by the least number of rows."""

    def details(self) -> Description:
        """Bounds, and the fields of a row."""
        return {"least": self.least, "most": self.most, "fields": self.row.describe_fields()}


def _problems(number: int, form: "RecordForm") -> list[ValidationError]:
    return [
        ValidationError(
            texts.ROW,
            code=f"{number}.{name}",
            params={"number": texts.numeral(number), "sentence": sentence},
        )
        for name, sentences in form.sentences().items()
        for sentence in sentences
    ]


_DAY_SENTENCES = {
    "buddhist_year": texts.BUDDHIST_YEAR,
    "ambiguous_year": texts.SHORT_YEAR,
    "no_such_day": texts.NO_SUCH_DAY,
}
