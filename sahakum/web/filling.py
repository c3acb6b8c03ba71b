"""A field of a form as the page draws it: which shape, which ids, which input."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

from sahakum.capture.photograph_field import PhotographField

PHOTOGRAPH = "photograph"
# Short answers get short boxes, so that the box itself says how much is wanted.
MIDDLE, FULL = "middle", "full"
ROWS_OF_A_NOTE = 4
# More answers than these are a menu where space is scarce.
MOST_PICKS_IN_A_ROW = 3


@dataclass(frozen=True, kw_only=True)
class Filling:
    """What `parts/field.html` needs. `shape` is "picks", "chips", "menu", "photograph" or "box"."""

    bound: BoundField
    shape: str
    width: str
    unit: str
    errors: Sequence[str]
    optional: bool

    @property
    def described_by(self) -> str:
        """Ids of the sentences that belong to the input."""
        ids = [f"{self.bound.auto_id}-error"] if self.errors else []
        return " ".join([*ids, *([f"{self.bound.auto_id}-help"] if self.bound.help_text else [])])

    @property
    def is_kept(self) -> bool:
        """Whether a photograph was sent before and stays, unless another one is sent."""
        return bool(self.bound.value()) and not self.errors

    @property
    def box(self) -> SafeString:
        """The input, tied to its sentences."""
        attributes: dict[str, Any] = {"class": "in num" if self.unit else "in"}
        if isinstance(self.bound.field.widget, forms.Textarea):
            attributes["rows"] = ROWS_OF_A_NOTE
        if self.described_by:
            attributes["aria-describedby"] = self.described_by
        if self.errors:
            attributes["aria-invalid"] = "true"
        return self.bound.as_widget(self._menu(), attrs=attributes)

    def _menu(self) -> forms.Select | None:
        if self.shape != "menu":
            return None
        return forms.Select(choices=[("", "—"), *self.bound.field.choices])  # type: ignore[attr-defined]


def filling_of(bound: BoundField) -> Filling:
    """How to draw a field of a form on a page of its own."""
    return Filling(
        bound=bound,
        shape=_shape_of(bound),
        width=_width(bound),
        unit=str(getattr(bound.field, "unit", "")),
        errors=[str(error) for error in bound.errors],
        optional=_is_optional(bound),
    )


def _shape_of(bound: BoundField) -> str:
    if isinstance(bound.field, PhotographField):
        return PHOTOGRAPH
    return "picks" if _offers_answers(bound) else "box"


def filling_in_row(bound: BoundField, errors: Sequence[str]) -> Filling:
    """How to draw a field in one of many rows, where long lists of answers become menus.

    Rows as a whole may stay empty, so that single fields are not called optional.
    """
    few = len(getattr(bound.field, "choices", ())) <= MOST_PICKS_IN_A_ROW
    shape = ("chips" if few else "menu") if _offers_answers(bound) else "box"
    return Filling(
        bound=bound, shape=shape, width=_width(bound), unit="", errors=errors, optional=False
    )


def _is_optional(bound: BoundField) -> bool:
    # What is asked because of another answer must not be called optional.
    return not bound.field.required and bound.name not in getattr(bound.form, "show_if", {})


def _offers_answers(bound: BoundField) -> bool:
    return isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


def _width(bound: BoundField) -> str:
    return MIDDLE if "inputmode" in bound.field.widget.attrs else FULL
