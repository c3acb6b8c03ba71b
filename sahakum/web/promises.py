"""The page of what a programme promised and what was counted before the system."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.indicators.declarations import ALL, BY_CODE
from sahakum.journal import clock
from sahakum.programmes import selectors as programmes
from sahakum.programmes.models import Programme, Target
from sahakum.reports import selectors as reports
from sahakum.reports.models import TakenOver
from sahakum.web import areas, rows_of, wording

# A longer list is set by the programs' door.
MOST_OFFERED = 300


@dataclass(frozen=True, kw_only=True)
class Line:
    """One promise or total: what, how many, where and when, and the address of its record."""

    name: str
    number: str
    details: str
    address: str


@dataclass(frozen=True, kw_only=True)
class PromisesPage:
    """Everything the page shows."""

    programme: Programme
    targets: list[Line]
    taken_over: list[Line]


def of(user: User, code: str) -> PromisesPage:
    """The page of a programme of the user's organisation.

    Raises:
        PermissionDenied: the roles do not include reports.
        Http404: there is no such programme.
    """
    programme = programmes.programme_for(user, code)
    return PromisesPage(
        programme=programme,
        targets=[_target(one) for one in programmes.living_targets(programme)],
        taken_over=[taken_over_line(one) for one in reports.taken_over(programme, by=user)],
    )


def _target(target: Target) -> Line:
    known = BY_CODE.get(target.indicator)
    return Line(
        name=str(known.name) if known else target.indicator,
        number=wording.number(target.value),
        details=rows_of.joined(
            str(Target.Sort(target.sort).label),
            _place(target.place_id),
            _days(target.from_on, target.to_on),
        ),
        address=_record(target.operation_id),
    )


def taken_over_line(one: TakenOver) -> Line:
    """A total from before the system, with its source."""
    return Line(
        name=one.name,
        number=rows_of.joined(wording.number(one.said), one.unit),
        details=rows_of.joined(_place(one.place_id), _days(one.from_on, one.until_on), one.source),
        address=_record(one.operation_id),
    )


def _place(place_id: int | None) -> str:
    return areas.full_name(place_id) if place_id else _("everywhere")


def _days(first: datetime.date, last: datetime.date) -> str:
    return _("%(first)s to %(last)s") % {
        "first": wording.day_in_words(first),
        "last": wording.day_in_words(last),
    }


def _record(operation_id: UUID) -> str:
    return reverse("history", kwargs={"operation_id": operation_id})


def indicator_choices() -> list[tuple[str, str]]:
    """Indicators for which something may be promised, by name."""
    return sorted(((one.code, str(one.name)) for one in ALL), key=lambda one: one[1])


def place_choices(user: User, programme: Programme) -> list[tuple[int, str]]:
    """Villages in the user's areas where families take part; of a country only the first."""
    found = programmes.villages_of(programme)[:MOST_OFFERED]
    return [(one, areas.address(one)) for one in found if user.sight.holds(one)]


def usual_year() -> dict[str, str]:
    """This year, as first values of a form."""
    today = clock.today()
    return {
        "from_on": wording.day_in_numbers(today.replace(month=1, day=1)),
        "to_on": wording.day_in_numbers(today.replace(month=12, day=31)),
    }
