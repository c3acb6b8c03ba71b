"""The page of a result: score and band, item by item, and its change over time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.assessments import selectors as assessments
from sahakum.assessments.definition import Method, Section
from sahakum.assessments.models import Response
from sahakum.assessments.selectors import Explained
from sahakum.capture import kinds
from sahakum.web import assessments_choice, assessments_wording, people, wording
from sahakum.web.charts import LineChart, line_chart
from sahakum.web.rows import Row, State


@dataclass(frozen=True, kw_only=True)
class ResultItem:
    """One question with its answer, what it brought, and the answer of the time before."""

    text: str
    answer: str
    judged: str
    brought: str
    before: str
    sensitive: bool


@dataclass(frozen=True, kw_only=True)
class ResultSection:
    """Items under their heading."""

    title: str
    items: list[ResultItem]


@dataclass(frozen=True, kw_only=True)
class ResultPage:
    """One assessment, explained as far as the reader may see it."""

    response: Response
    about: str
    who: str
    result: str
    state: State | None
    method: str
    source: str
    caution: str
    is_prompt: bool
    change: str
    chart: LineChart | None
    history: list[Row]
    sections: list[ResultSection]
    recorded: str
    opened: bool
    may_open: bool


def of(user: User, response_id: UUID, *, sensitive: bool) -> ResultPage:
    """The page of a visible assessment; that it was looked at is written down before.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    found = assessments.explained(user, response_id, sensitive=sensitive)
    response, definition = found.response, found.response.version.parsed
    actor = response.operation.actor_id
    return ResultPage(
        response=response,
        about=assessments_wording.about(response),
        who=people.names_of([actor]).get(actor, ""),
        result=assessments_wording.result(response),
        state=assessments_wording.state_of(response),
        method=str(definition.scoring.says),
        source=str(definition.source),
        caution=assessments_wording.caution(definition),
        is_prompt=definition.scoring.method is Method.SIGNS,
        change=_change(found),
        chart=_chart(found.history),
        history=[assessments_choice.done(one) for one in reversed(_others(found))],
        sections=list(_sections(found)),
        recorded=_recorded(response),
        opened=found.opened,
        may_open=found.may_open,
    )


def _recorded(response: Response) -> str:
    """What its answers recorded in other places, and what was not voided since then."""
    living = response.recorded_answers.filter(recorded__voiding__isnull=True)
    names = living.order_by("pk").values_list("recorded__kind", flat=True)
    found = [kinds.find(name) for name in dict.fromkeys(names)]
    return ", ".join(str(kind.title) for kind in found if kind is not None)


def _others(found: Explained) -> list[Response]:
    return [one for one in found.history if one.pk != found.response.pk]


def _change(found: Explained) -> str:
    before = found.before
    if before is None:
        return ""
    was = assessments_wording.result(before)
    if not was or before.score is None or found.response.score is None:
        return ""
    difference = found.response.score - before.score
    details = {
        "was": was,
        "day": wording.day_in_words(before.assessed_on),
        "difference": assessments_wording.points(abs(difference)),
    }
    if difference == 0:
        return _("As on %(day)s: %(was)s.") % details
    if difference < 0:
        return _("%(difference)s fewer than on %(day)s (%(was)s).") % details
    return _("%(difference)s more than on %(day)s (%(was)s).") % details


def _chart(history: Sequence[Response]) -> LineChart | None:
    scored = [one for one in history if one.score is not None and one.score >= 0]
    points = [(wording.day_in_numbers(one.assessed_on), float(one.score or 0)) for one in scored]
    told = ", ".join(f"{day}: {wording.number(value)}" for day, value in points)
    return line_chart(points, sentence=_("Scores by day: %(told)s") % {"told": told})


def _sections(found: Explained) -> Iterator[ResultSection]:
    for section in found.response.version.parsed.sections:
        items = list(_items(section, found))
        if items:
            yield ResultSection(title=str(section.title), items=items)


def _items(section: Section, found: Explained) -> Iterator[ResultItem]:
    by_name = {item.question.name: item for item in found.result.items}
    for question in section.questions:
        item = by_name.get(question.name)
        if item is None:
            continue
        answer = assessments_wording.answer(question, item.answer)
        before = assessments_wording.answer(question, found.before_answers.get(question.name))
        yield ResultItem(
            text=str(question.text),
            answer=answer,
            judged=assessments_wording.judged(item),
            brought=assessments_wording.brought(item),
            before=before if before != answer else "",
            sensitive=question.sensitive,
        )
