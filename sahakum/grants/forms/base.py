"""What forms about grants have in common: amounts of the fund's commodity."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from sahakum.capture import texts as capture_texts
from sahakum.capture.fields import NumberField
from sahakum.capture.forms import RecordForm
from sahakum.grants import texts
from sahakum.ledger.models import Commodity
from sahakum.ledger.said_amounts import amount_field, not_whole, smallest

MOST_ROWS = 40


def positive_amount(**options: Any) -> NumberField:
    """An amount that must be said."""
    field = amount_field(**options)
    field.required = True
    return field


class AmountForm(RecordForm):
    """A form with amounts; ``positive`` names those that must be more than nothing."""

    amounts: ClassVar[tuple[str, ...]] = ()
    positive: ClassVar[tuple[str, ...]] = ()

    def commodity(self, answers: dict[str, Any]) -> Commodity | None:
        """In what the amounts are; none when what they are about was not found."""
        grant = answers.get("grant")
        return grant.fund.commodity if grant is not None else None

    def clean(self) -> dict[str, Any]:
        """Every amount in the smallest unit."""
        answers = dict(self.cleaned_data)
        commodity = self.commodity(answers)
        if commodity is None:
            return answers
        said, wrong = smallest(answers, self.amounts, commodity)
        for name in wrong:
            self.add_error(name, not_whole(commodity))
        for name in self.positive:
            if name not in self.errors and not said[name]:
                self.add_error(name, texts.NOT_NOTHING)
        return answers | said

    def check_visit(self, answers: dict[str, Any], day_named: str) -> None:
        """A visit that is named was to this family, and gives the day where none is said."""
        grant, visit, day = (answers.get(name) for name in ("grant", "visit", day_named))
        if visit is None:
            if day is None and day_named not in self.errors:
                self.add_error(day_named, capture_texts.REQUIRED)
            return
        if day is not None and visit.visited_on != day:
            self.add_error(day_named, texts.on_day(texts.DAY_OF_VISIT, visit.visited_on))
        answers[day_named] = visit.visited_on
        if grant is not None and visit.household_id not in grant.household.same_ids:
            self.add_error("visit", texts.OTHER_VISIT)

    def whole_rows(self, answers: dict[str, Any], field: str, names: tuple[str, ...]) -> None:
        """Every amount of rows in the smallest unit, in place."""
        commodity = self.commodity(answers)
        if commodity is None:
            return
        for number, row in enumerate(answers.get(field) or (), 1):
            said, wrong = smallest(row, names, commodity)
            row |= said
            sentence = not_whole(commodity) if wrong else str(texts.NOT_NOTHING)
            for name in wrong or [name for name in names if not said[name]]:
                self.refuse_row(field, number, name, sentence)

    def refuse_row(self, field: str, number: int, name: str, sentence: str) -> None:
        """A sentence at one answer of one row."""
        params = {"number": capture_texts.numeral(number), "sentence": sentence}
        self.add_error(
            field, ValidationError(capture_texts.ROW, code=f"{number}.{name}", params=params)
        )
