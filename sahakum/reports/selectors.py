"""Reads of reports; access is checked here."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import Http404

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.animals.models import Animal
from sahakum.collectives.models import Collective
from sahakum.grants.models import BusinessGrant
from sahakum.indicators.definitions import Period
from sahakum.indicators.rates.answering import Answers, answer_rates
from sahakum.indicators.rates.declarations import ALL as RATES
from sahakum.indicators.rates.definitions import Question, Scope
from sahakum.indicators.receipts import Receipt, receipt_of
from sahakum.places.models import Place
from sahakum.programmes.models import Programme
from sahakum.reports.figures import cell_of
from sahakum.reports.models import TakenOver
from sahakum.reports.programme_report import ProgrammeReport, draw_report, reading_of
from sahakum.reports.targets import range_of


def programme_report(
    programme: Programme,
    period: Period,
    area: Place | None = None,
    *,
    by: User,
    known: int | None = None,
) -> ProgrammeReport:
    """The report of a programme for a period (and an area; by default everywhere).

    Cells are counted for the organisation: whoever may read reports reads the same numbers.

    Raises:
        PermissionDenied: the reader's roles do not include reports.
        Http404: the programme belongs to another organisation.
    """
    _check(programme, by)
    return draw_report(programme, period, area, known=known)


def receipt(
    key: str,
    programme: Programme,
    area: Place | None = None,
    *,
    by: User,
    offset: int = 0,
    known: int | None = None,
) -> Receipt:
    """The receipt of the cell of a report that a key names; ``offset`` pages its records.

    Raises:
        PermissionDenied: the reader's roles do not include reports.
        Http404: the programme is another organisation's, or there is no such cell.
    """
    _check(programme, by)
    try:
        line, cell = cell_of(key)
    except (ValueError, TypeError) as error:
        raise Http404 from error
    reading = reading_of(programme, area, (replace(line, splits=frozenset()),))
    return receipt_of(reading, cell, by=by, offset=offset, known=known)


def rates(
    programme: Programme,
    period: Period,
    area: Place | None = None,
    *,
    by: User,
    known: int | None = None,
) -> tuple[Question, Answers]:
    """The rates of all work of the programme's organisation in the area, and what was asked.

    Groups, animals and grants belong to no programme. Where there are none of them, nothing is
    worked out.

    Raises:
        PermissionDenied: the reader's roles do not include reports.
        Http404: the programme belongs to another organisation.
    """
    _check(programme, by)
    scope = Scope(areas=(range_of(area),), organisation=programme.organisation_id)
    question = Question(period=period, scope=scope, known=known)
    if not _works_there(scope):
        return question, Answers(position=0, answers=())
    return question, answer_rates(RATES, question)


def _works_there(scope: Scope) -> bool:
    """Whether there is anything of which a rate can be worked out, in one query."""
    models = (Collective, Animal, BusinessGrant)
    found = [one.objects.filter(scope.of()).order_by().values_list("pk") for one in models]
    return found[0].union(*found[1:], all=True).exists()


def taken_over(programme: Programme, area: Place | None = None, *, by: User) -> list[TakenOver]:
    """Totals from before the system, of the whole programme or of places in an area.

    Raises:
        PermissionDenied: the reader's roles do not include reports.
        Http404: the programme belongs to another organisation.
    """
    _check(programme, by)
    found = TakenOver.objects.filter(programme=programme, voided_by__isnull=True)
    if area is not None:
        found = found.filter(place_id__gte=area.pk, place_id__lte=area.until)
    return list(found.order_by("until_on", "name_en"))


def _check(programme: Programme, by: User) -> None:
    if not by.may(permissions.SEE_REPORTS):
        raise PermissionDenied
    if programme.organisation_id != by.organisation_id:
        raise Http404
