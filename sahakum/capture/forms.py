"""The form of a record: answers by name, out of JSON, a web page or a row of an import alike."""

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from sahakum.capture import texts
from sahakum.capture.fields import CaptureField, ChoicesField, Description, RowsField
from sahakum.lib.expressions import is_true

References = Mapping[str, Mapping[str, Any]]


class RecordForm(forms.Form):
    """A form whose fields are all ours.

    ``show_if`` names, for a field, the condition under which it is asked; what a condition hides
    is dropped. ``references`` holds what the answers may refer to.
    """

    show_if: ClassVar[Mapping[str, str]] = {}

    def __init__(self, data: Any = None, *, references: References | None = None) -> None:
        self.references: References = references or {}
        super().__init__(data, use_required_attribute=False)
        for field in self.fields.values():
            cast(CaptureField, field).form = self

    @classmethod
    def describe_fields(cls) -> list[Description]:
        """The fields as data, in the active language and the order in which they are asked."""
        described = []
        for name, field in cls.base_fields.items():
            condition = {"show_if": cls.show_if[name]} if name in cls.show_if else {}
            described.append({"name": name} | cast(CaptureField, field).describe() | condition)
        return described

    def full_clean(self) -> None:
        """Checks shapes first; an answer of the wrong type never reaches its field."""
        problems = self._shape_problems() if self.is_bound else {}
        if not problems:
            super().full_clean()
            return
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data = {}
        for name, problem in problems.items():
            self.add_error(name if name in self.fields else None, problem)

    def is_looked_up(self) -> bool:
        """Whether answers were read at all: where one has a wrong shape, nothing is looked up."""
        return self.is_bound and not self._shape_problems()

    def _shape_problems(self) -> dict[str, ValidationError]:
        said: Any = self.data
        if not isinstance(said, Mapping):
            return {"": ValidationError(texts.NOT_AN_OBJECT)}
        unknown = sorted(set(said) - set(self.fields))
        if unknown:
            shown = ", ".join(str(key)[:40] for key in unknown[:5])
            return {"": ValidationError(texts.UNKNOWN_KEYS, params={"keys": shown})}
        problems = {}
        for name, field in self.fields.items():
            own = cast(CaptureField, field)
            if not own.accepts(said.get(name)):
                problems[name] = ValidationError(own.not_accepted)
        return problems

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        answers = {name: self.cleaned_data.get(name) for name in self.fields}
        for name, condition in self.show_if.items():
            if not is_true(condition, answers):
                self._errors.pop(name, None)
                answers[name] = self.cleaned_data[name] = self.fields[name].to_python(None)

    def to_hold(self, content: Any) -> Any:
        """What is kept of a content of this form until somebody corrects it."""
        if not isinstance(content, dict):
            return content
        fields = cast(Mapping[str, CaptureField], self.fields)
        return {
            name: fields[name].to_hold(value) if name in fields else value
            for name, value in content.items()
        }

    def sentences(self) -> dict[str, list[str]]:
        """What is wrong, by field, in the active language; empty when nothing is."""
        return {
            "" if name == "__all__" else name: [str(text) for text in errors]
            for name, errors in self.errors.items()
        }


def content_of_page(form: type[RecordForm], posted: QueryDict) -> dict[str, Any]:
    """The answers that a web page posted, in the shape in which a phone would send them.

    Rows come as ``members-0-name``, ``members-1-name``; rows left empty are left out.
    """
    content: dict[str, Any] = {}
    for name, field in form.base_fields.items():
        if isinstance(field, RowsField):
            content[name] = _rows_of_page(name, field, posted)
        elif isinstance(field, ChoicesField):
            content[name] = posted.getlist(name)
        else:
            content[name] = posted.get(name, "")
    return content


def _rows_of_page(name: str, field: RowsField, posted: QueryDict) -> list[dict[str, Any]]:
    rows = []
    for number in range(field.most):
        prefix = f"{name}-{number}-"
        row = {key: posted.get(prefix + key, "") for key in field.row.base_fields}
        if any(row.values()):
            rows.append(row)
    return rows
