"""Tags and filters of every page: icons, numbers, days, fields of forms."""

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sahakum.lib.dates import Day
from sahakum.lib.line_breaks import with_breaks
from sahakum.registry.models import Household
from sahakum.web import areas, icons, rows_of, wording
from sahakum.web.filling import Filling, filling_of

register = template.Library()

_KHMER_LETTERS = re.compile(r"[\u1780-\u17d3]")


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "house" %}`: the drawing of an icon; the word beside it speaks."""
    return icons.icon(name)


@register.filter
def number(value: int | float | Decimal | None) -> str:
    """`{{ count|number }}`: a number in groups, in the reader's digits; empty for none."""
    return "" if value is None else wording.number(value)


@register.filter
def digits(value: object) -> str:
    """`{{ code|digits }}`: a text with its digits in the reader's script."""
    return wording.digits(value)


@register.filter
def day_in_full(day: datetime.date | Day | None) -> str:
    """`{{ today|day_in_full }}`: weekday, day, month and year; empty for none."""
    return wording.day_in_full(day) if day else ""


@register.filter
def day_in_words(day: datetime.date | None) -> str:
    """`{{ visited_on|day_in_words }}`: day, month and year; empty for none."""
    return wording.day_in_words(day) if day else ""


@register.filter
def day_in_numbers(day: datetime.date | None) -> str:
    """`{{ visited_on|day_in_numbers }}`: as one types it; empty for none."""
    return wording.day_in_numbers(day) if day else ""


@register.filter
def day_of_month(day: datetime.date | None) -> str:
    """`{{ visited_on|day_of_month }}`: weekday and day, under a heading with the month."""
    return wording.day_of_month(day) if day else ""


@register.filter
def month_and_year(day: datetime.date | None) -> str:
    """`{{ visited_on|month_and_year }}`: the heading of a month; empty for none."""
    return wording.month_and_year(day) if day else ""


@register.filter
def moment(at: datetime.datetime | None) -> str:
    """`{{ received_at|moment }}`: day and time in Phnom Penh; empty for none."""
    return wording.moment(timezone.localtime(at)) if at else ""


@register.filter
def at(items: Sequence[Any], place: int) -> Any:
    """`{{ columns|at:forloop.counter0 }}`: the item at a place, counted from 0."""
    return items[place]


@register.filter
def spoken(text: object) -> str:
    """`{{ name|spoken }}`: marks Khmer words on an English page, for fonts and screen readers."""
    if wording.language() == "km" or not _KHMER_LETTERS.search(str(text)):
        return str(text)
    return format_html('<span lang="km">{}</span>', text)


@register.filter
def prose(text: object) -> str:
    """`{{ minutes|prose }}`: lines of long Khmer text may break between words, as on paper."""
    return with_breaks(str(text))


@register.filter
def village(place_id: int) -> str:
    """`{{ household.village_id|village }}`: a place with the word of its kind."""
    return areas.full_name(place_id)


@register.filter
def address(place_id: int) -> str:
    """`{{ household.village_id|address }}`: village, commune and district."""
    return areas.address(place_id)


@register.filter
def family_name(household: Household) -> str:
    """`{{ household|family_name }}`: "Family of" and the head's name."""
    return rows_of.family_name(household)


@register.inclusion_tag("web/parts/field.html")
def field(bound: BoundField) -> dict[str, Filling]:
    """`{% field form.visited_on %}`: label, help, error and input of one answer."""
    return {"filling": filling_of(bound)}


@register.simple_tag
def show_if(bound: BoundField) -> SafeString:
    """`<div{% show_if bound %}>`: under which condition an answer is asked, for the script."""
    condition = getattr(bound.form, "show_if", {}).get(bound.name)
    return format_html(' data-show-if="{}"', condition) if condition else SafeString("")


@register.inclusion_tag("web/parts/field.html")
def draw(filling: Filling) -> dict[str, Filling]:
    """`{% draw filling %}`: a field that was prepared by the page, as in rows of members."""
    return {"filling": filling}


@register.inclusion_tag("web/parts/error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """`{% error_summary form %}`: how many places to look at, each with a link; or nothing."""
    return {"form": form, "places": sum(len(errors) for errors in form.errors.values())}
