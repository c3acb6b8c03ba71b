"""The page of rates: of an area or of one group, by commodity, each with its receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.collectives.models import Collective
from sahakum.collectives.selectors import collective_for, collectives_in
from sahakum.indicators.rates.answering import Answer, answer_rates
from sahakum.indicators.rates.declarations import OF_GROUPS, OF_ONE_GROUP, animals
from sahakum.indicators.rates.definitions import Question, Rate, Scope
from sahakum.indicators.rates.scopes import scope_of
from sahakum.web import areas
from sahakum.web.rates_receipt import RateReceiptPage, receipt_page
from sahakum.web.rates_words import RateLine, RateWords
from sahakum.web.report_choice import Choice

# Grants are no work of groups: their rates stand in reports.
OF_AREA: tuple[Rate, ...] = (*OF_GROUPS, *animals.RATES)


@dataclass(frozen=True, kw_only=True)
class Section:
    """Rates of one commodity, or those that count people."""

    name: str
    lines: list[RateLine]


@dataclass(frozen=True, kw_only=True)
class RatesPage:
    """Everything the page shows; ``group`` where it is about one."""

    choice: Choice
    group: Collective | None
    position: int
    sections: list[Section]
    missing: list[RateLine]
    area_choices: list[tuple[int, str]]
    receipt: RateReceiptPage | None


def of_area(user: User, choice: Choice) -> RatesPage:
    """The rates of the groups that the reader sees, or of those in the area chosen.

    Raises:
        Http404: the area lies outside, or there is no such rate.
    """
    villages = collectives_in(user).values_list("village", flat=True).order_by("village").distinct()
    return _page(
        user,
        choice,
        scope_of(user, choice.area),
        rates=OF_AREA,
        area_choices=areas.choices_holding(list(villages), many=False),
    )


def of_group(user: User, group_id: UUID, choice: Choice) -> RatesPage:
    """The rates of one visible group.

    Raises:
        Http404: it does not exist or the user may not see it, or there is no such rate.
    """
    group = collective_for(user, group_id)
    return _page(user, choice, Scope(group=group.pk), rates=OF_ONE_GROUP, group=group)


def _page(
    user: User,
    choice: Choice,
    scope: Scope,
    *,
    rates: Sequence[Rate],
    group: Collective | None = None,
    area_choices: list[tuple[int, str]] | None = None,
) -> RatesPage:
    question = Question(period=choice.period, scope=scope, known=choice.known)
    found = answer_rates(rates, question)
    words = RateWords()
    there = [one for one in found.answers if one.value is not None]
    # A commodity that nobody keeps has no rates; of one that is kept, what is missing is said.
    kept = {one.rate.commodity for one in there} | {""}
    missing = [one for one in found.answers if one.value is None and one.rate.commodity in kept]
    return RatesPage(
        choice=choice,
        group=group,
        position=found.position,
        sections=_sections(there, choice, words),
        missing=words.lines(missing, choice),
        area_choices=area_choices or [],
        receipt=receipt_page(user, rates, question, choice, words) if choice.receipt else None,
    )


def _sections(answers: Sequence[Answer], choice: Choice, words: RateWords) -> list[Section]:
    found: dict[str, list[Answer]] = {}
    for one in answers:
        commodity = one.rate.commodity
        name = str(words.commodities[commodity]) if commodity else _of_people(one.rate)
        found.setdefault(name, []).append(one)
    return [Section(name=name, lines=words.lines(rows, choice)) for name, rows in found.items()]


def _of_people(rate: Rate) -> str:
    return _("People and meetings") if rate in OF_GROUPS else str(rate.theme)
